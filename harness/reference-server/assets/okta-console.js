// Requiring consent for a scope blocks services from it by itself, however often it is required.
document.addEventListener('change', ({ target }) => {
  if (target.name !== 'consent' || !target.checked) return
  const services = target.form.elements.services
  if (services) services.checked = true
})
