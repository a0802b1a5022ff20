// Puts what is to be kept on the clipboard, or prints it. Without JavaScript there are no such buttons: it is saved by the
// one that is there, or copied by hand.

const button = (text, act, label) => {
  const made = document.createElement('button')
  made.type = 'button'
  made.className = 'small'
  made.textContent = text
  if (label) made.setAttribute('aria-label', label)
  made.addEventListener('click', act)
  return made
}

/** A list as its lines; code as it stands; what stands in groups so that it can be read, without them. */
const textOf = (shown) =>
  shown.tagName === 'OL'
    ? Array.from(shown.querySelectorAll('code'), (code) => code.textContent).join('\n')
    : shown.classList.contains('secret')
      ? shown.textContent.replace(/\s/g, '')
      : shown.textContent

for (const shown of document.querySelectorAll('[data-copy]')) {
  const { print, copy, copyLabel, copied } = shown.dataset
  const state = document.querySelector('[role=status][data-copied]')
  const beside = document.querySelector('.three')
  const add = (made) => (beside ? beside.append(made) : shown.after(made))
  if (print) add(button(print, () => globalThis.print()))
  if (navigator.clipboard)
    add(
      button(
        copy,
        async () => {
          await navigator.clipboard.writeText(textOf(shown))
          state.textContent = copied
        },
        copyLabel,
      ),
    )
}
