/** The mark beside the name. */
export function Logo({ className = "size-7" }: { readonly className?: string }) {
  return (
    <svg aria-hidden viewBox="0 0 32 32" className={className}>
      <rect width="32" height="32" rx="9" className="fill-accent" />
      <path d="M9 11.5h9.5M9 16h14M13.5 20.5H23" className="stroke-on-accent" strokeWidth="3" strokeLinecap="round" />
    </svg>
  );
}
