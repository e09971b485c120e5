interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL: (address: string) => string }): unknown;
}

declare global {
  interface Window {
    readonly trustedTypes?: TrustedTypes;
  }
}

// The page's policy lets nothing make scripts from text. The one exception is our own worker chunk, named by an address of
// this very bundle; HTML and script text stay refused because the policy has no rule for them.
window.trustedTypes?.createPolicy('default', {
  createScriptURL: (address) => {
    if (new URL(address, window.location.href).origin !== window.location.origin) {
      throw new TypeError(`Not a script of this app: ${address}`);
    }
    return address;
  },
});

export {};
