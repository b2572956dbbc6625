/** The room of a hint of two lines on a desk, of six on a phone: kept for it while it loads, so that nothing moves when it comes. */
export const HINT_BOX = "mb-6 min-h-39 sm:min-h-18";
