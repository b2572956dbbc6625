/** Tests, their fixtures and helpers: under test/ of the repository or of a workspace, or a test beside its source. */
export function isTest(path: string): boolean {
  return /^(\w+\/)?test\//.test(path) || /\.test\.tsx?$/.test(path) || path.startsWith("frontend/src/testing/");
}
