// Sends the page's first form of `main` by itself; without JavaScript its button does.
document.querySelector('main form')?.submit()
