/** In place of the whole page, when it can't even begin. */
export function StartFailure({ error }: { readonly error: unknown }) {
  return (
    <main role="alert" data-testid="start-failure" className="mx-auto max-w-lg px-6 py-24">
      <h1 className="text-xl font-semibold">The page could not start</h1>
      <p className="mt-2 text-muted">{error instanceof Error ? error.message : String(error)}</p>
      <button
        type="button"
        className="mt-6 h-10 rounded-lg bg-accent px-4 font-medium text-on-accent"
        onClick={() => location.reload()}
      >
        Reload
      </button>
    </main>
  );
}
