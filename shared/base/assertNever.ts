/** Ends a switch over a union: a new member that is not handled fails to compile, and throws should it get here. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`);
}
