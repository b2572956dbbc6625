/** Whether this is a phone's or a tablet's browser, by what it calls itself. */
export const onPhone = (agent: string = navigator.userAgent): boolean => /android|iphone|ipad|ipod/i.test(agent);
