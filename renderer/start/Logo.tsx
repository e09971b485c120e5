/** The mark of the app: threads of a loom that meet in nodes. */
export function Logo({ className }: { readonly className?: string }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 44 44" className={className}>
      <rect width="44" height="44" rx="11" fill="var(--color-accent)" />
      <g fill="none" stroke="var(--color-on-accent)" strokeWidth="2.2" strokeLinecap="round" strokeOpacity="0.6">
        <path d="M11 13c11 0 11 18 22 18M11 31c11 0 11-18 22-18M11 22h22" />
      </g>
      <g fill="var(--color-on-accent)">
        <circle cx="11" cy="13" r="3" />
        <circle cx="11" cy="22" r="3" />
        <circle cx="11" cy="31" r="3" />
        <circle cx="33" cy="13" r="3" />
        <circle cx="33" cy="22" r="3" />
        <circle cx="33" cy="31" r="3" />
      </g>
    </svg>
  );
}
