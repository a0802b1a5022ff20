/** What somebody may call themselves, their portal, or type: shown as it is, never run. */
export const hostile = `<img src=x onerror=alert(1)>"'&`
