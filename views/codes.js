// Prints the codes, or puts them on the clipboard. Without JavaScript they are saved by the button that is there, or
// copied by hand.

for (const list of document.querySelectorAll('[data-recovery-codes]')) {
  const { print, copy, copied } = list.dataset
  const row = document.querySelector('.three')
  const state = document.querySelector('[data-copied]')
  const add = (text, act) => {
    const button = document.createElement('button')
    button.type = 'button'
    button.textContent = text
    button.addEventListener('click', () => act(button))
    row.append(button)
  }
  add(print, () => globalThis.print())
  if (navigator.clipboard)
    add(copy, async () => {
      const codes = Array.from(list.querySelectorAll('code'), (code) => code.textContent)
      await navigator.clipboard.writeText(codes.join('\n'))
      state.textContent = copied
    })
}
