// Lets somebody see the password that they type. Without JavaScript there is no button, and nothing is missing.
//
// The button says what it does next, so it is not also marked as pressed. What was shown is hidden again before it is
// sent: else a browser may keep it with the texts that it offers to fill in.

function reveal(field) {
  const { show, hide, showLabel, hideLabel } = field.dataset
  const toggle = document.createElement('button')
  const box = document.createElement('div')
  box.className = 'with-toggle'
  toggle.type = 'button'
  toggle.className = 'quiet'
  toggle.setAttribute('aria-controls', field.id)
  const set = (isShown) => {
    field.type = isShown ? 'text' : 'password'
    toggle.textContent = isShown ? hide : show
    toggle.setAttribute('aria-label', isShown ? hideLabel : showLabel)
  }
  set(false)
  toggle.addEventListener('click', () => set(field.type === 'password'))
  field.form?.addEventListener('submit', () => set(false))
  const hadFocus = document.activeElement === field || field.autofocus
  field.replaceWith(box)
  box.append(field, toggle)
  if (hadFocus) field.focus()
}

for (const field of document.querySelectorAll('input[data-show]')) reveal(field)
