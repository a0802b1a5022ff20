// Somebody signed in in another tab meanwhile: this one goes on by itself when it is looked at. Without JavaScript it
// goes on when the page is loaded again, or its form is sent.

const goOn = async () => {
  const answer = await fetch(location.href, { redirect: 'manual' })
  // what leads elsewhere is this page's turn no more; what is over says so
  if (answer.type === 'opaqueredirect' || answer.status === 400) location.replace(location.href)
}

const look = () => {
  const fields = Array.from(document.querySelectorAll('main input:not([type=hidden])'))
  const isTyping = fields.some(({ value, defaultValue }) => value !== defaultValue)
  // where nothing answers, the page stays as it is
  if (document.visibilityState === 'visible' && !isTyping) goOn().catch(() => undefined)
}

document.addEventListener('visibilitychange', look)
addEventListener('focus', look)
