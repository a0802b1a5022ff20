/** What somebody may call themselves, their portal, or type: shown as it is, never run; and in a mail, no link. */
export const hostile = `<img src=x onerror=alert(1)>"'& www.evil.example https://evil.example B.V.`
