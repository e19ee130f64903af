// The page says everything without this script; it adds filtering, copying and opening.
const filter = document.getElementById('filter')
const requirements = [...document.querySelectorAll('details.requirement')]
const texts = new Map(requirements.map((item) => [item, item.textContent.toLowerCase()]))
const groups = document.querySelectorAll('section.topic, section.server')
const shown = document.getElementById('shown')
const nothing = document.getElementById('nothing')
const toggle = document.getElementById('toggle')

const chosen = (name) =>
  [...filter.querySelectorAll(`input[name="${name}"]:checked`)].map((input) => input.value)

const applyFilter = () => {
  const verdicts = chosen('verdict')
  const profiles = chosen('profile')
  const words = filter.elements.text.value.toLowerCase().split(/\s+/).filter(Boolean)
  for (const item of requirements) {
    item.hidden =
      (verdicts.length > 0 && !verdicts.includes(item.dataset.verdict)) ||
      (profiles.length > 0 &&
        !profiles.some((profile) => item.dataset.profiles.split(' ').includes(profile))) ||
      !words.every((word) => texts.get(item).includes(word))
  }
  for (const group of groups) {
    group.hidden = !group.querySelector('details.requirement:not([hidden])')
  }
  const count = requirements.filter((item) => !item.hidden).length
  nothing.hidden = count > 0
  shown.textContent =
    count === requirements.length ? `${count} requirements` : `${count} of ${requirements.length}`
}

const openAll = (open) => {
  for (const item of requirements) if (!item.hidden) item.open = open
  toggle.setAttribute('aria-pressed', String(open))
  toggle.textContent = open ? 'Collapse all' : 'Expand all'
}

const openTarget = () => {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)))
  if (!target?.matches('details.requirement')) return
  if (target.hidden) {
    filter.reset()
    applyFilter()
  }
  target.open = true
  target.scrollIntoView({ block: 'start' })
  target.querySelector('summary').focus({ preventScroll: true })
}

filter.hidden = false
filter.addEventListener('input', applyFilter)
filter.addEventListener('submit', (event) => event.preventDefault())
toggle.addEventListener('click', () => openAll(toggle.getAttribute('aria-pressed') === 'false'))
window.addEventListener('hashchange', openTarget)
// A link to the requirement that is already the target changes no hash.
document.addEventListener('click', (event) => {
  if (event.target.closest?.('a.cell')?.hash === location.hash) openTarget()
})
window.addEventListener('beforeprint', () => openAll(true))
document.addEventListener('keydown', (event) => {
  if (event.key !== '/' || event.target.matches('input')) return
  event.preventDefault()
  filter.elements.text.focus()
})

const copy = document.getElementById('copy')
if (navigator.clipboard) {
  copy.hidden = false
  copy.addEventListener('click', () => {
    const line = document.getElementById('reproduce').textContent
    navigator.clipboard.writeText(line).then(
      () => (copy.textContent = 'Copied'),
      () => (copy.textContent = 'Not copied'),
    )
  })
}

// Browsers restore the fields of a form when a page is opened again.
applyFilter()
openTarget()
