/** Most orders on one page of `GET /orders`. Apart from what reads orders: a page that only asks needs none of that. */
export const RELAY_PAGE_LIMIT = 500;
