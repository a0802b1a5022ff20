// What waits for something to happen elsewhere looks again by itself, as long as somebody looks at it. Without JavaScript
// there is a link that looks again.

const EVERY = 3000

const lookAgain = async () => {
  if (document.visibilityState !== 'visible') return
  const answer = await fetch(location.href, { redirect: 'manual' })
  if (!answer.ok) return
  const other = new DOMParser().parseFromString(await answer.text(), 'text/html')
  const [mine, theirs] = [document, other].map((each) => Array.from(each.querySelectorAll('[data-live]')))
  mine.forEach((part, i) => {
    // whoever has the keyboard in it keeps their place
    if (theirs[i] && !part.contains(document.activeElement)) part.replaceChildren(...theirs[i].childNodes)
  })
}

// where nothing answers, the page stays as it is
setInterval(() => void lookAgain().catch(() => undefined), EVERY)
