import { LoaderCircle } from "lucide-react";

/** Something runs. Say in words what, beside it. */
export function Spinner({ className = "size-4" }: { readonly className?: string }) {
  return <LoaderCircle aria-hidden className={`${className} animate-spin`} />;
}
