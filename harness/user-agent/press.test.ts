import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pressOn } from './press.ts'
import type { Action } from './user-agent.ts'

const url = 'http://as.example/consent?step=1#top'
const press = (html: string, action: Partial<Action> = {}) =>
  pressOn({ url, status: 200, headers: {}, html }, { press: '#go', ...action })
const fieldsOf = (html: string, action: Partial<Action> = {}) => {
  const pressed = press(html, action)
  assert.equal(pressed.kind, 'sends')
  return pressed.kind === 'sends'
    ? pressed.submission.fields.map(([name, value]) => `${name}=${value}`).join('&')
    : ''
}

test('a button sends what its form holds, and its own name and value, in the order of the page', () => {
  assert.equal(
    fieldsOf(`<input name=before form=f value=0><form id=f method=post>
      <input type=hidden name=token value=t><input name=off disabled value=x>
      <fieldset disabled><legend><input name=legend value=l></legend><input name=in value=x></fieldset>
      <input type=checkbox name=box checked><input type=checkbox name=no value=1>
      <input type=radio name=r value=1 checked><input type=radio name=r value=2>
      <select name=s><option disabled>none<option>one<option value=2>two</select>
      <select name=m multiple><option selected>a<option selected>b<option>c</select>
      <textarea name=text>\nfirst\nsecond</textarea><button name=other value=1>Other</button>
      <button id=go name=decision value=accept>Yes</button></form><input name=after form=f value=9>`),
    'before=0&token=t&legend=l&box=on&r=1&s=one&m=a&m=b&text=first\r\nsecond&decision=accept&after=9',
  )
})

test('what the user filled in and ticked is sent', () => {
  const form = `<form><input id=user name=user value=old><input type=checkbox class=scope name=scope value=a>
    <input type=checkbox class=scope id=b name=scope value=b><input type=radio name=r value=1 checked>
    <input type=radio id=r2 name=r value=2><button id=go>Go</button></form>`
  assert.equal(
    fieldsOf(form, { fill: { '#user': 'new' }, tick: '.scope', uncheck: ['#b'], check: ['#r2'] }),
    'user=new&scope=a&r=2',
  )
  assert.throws(() => press(form, { fill: { '#none': 'x' } }), /nothing on .* matches "#none"/)
})

test('where a button or a link leads', () => {
  const leadsTo = (html: string) => {
    const pressed = press(html)
    return pressed.kind === 'sends'
      ? `${pressed.submission.method} ${pressed.submission.url} ${pressed.submission.fields.join()}`
      : pressed.kind
  }
  assert.equal(
    leadsTo('<form method=post><button id=go>'),
    'POST http://as.example/consent?step=1#top ',
  )
  assert.equal(
    leadsTo('<form action="/a?x=1"><input name=y value=2><button id=go>'),
    'GET http://as.example/a y,2',
  )
  assert.equal(
    leadsTo('<form action=/a><button id=go formaction=/b formmethod=POST>'),
    'POST http://as.example/b ',
  )
  assert.equal(
    leadsTo('<base href=http://other.example/x/><a href="y?a=1&amp;b=2"><b id=go>Go</b></a>'),
    'GET http://other.example/x/y a,1,b,2',
  )
  assert.throws(() => press('<button id=go>'), /belongs to no form/)
  assert.throws(() => press('<p>'), /nothing on "http:\/\/as.example\/consent" matches "#go"/)
})

test('a form that a browser does not send stays', () => {
  const form = (more: string, of = '') =>
    `<form ${of}><input type=checkbox name=terms required ${more}><button id=go>Go</button></form>`
  assert.deepEqual(press(form('')), { kind: 'stays', why: '"terms" is required' })
  assert.equal(press(form('checked')).kind, 'sends')
  assert.equal(press(form('disabled')).kind, 'sends')
  assert.equal(press(form('', 'novalidate')).kind, 'sends')
  assert.equal(press('<form><input required name=a><button id=go formnovalidate>').kind, 'sends')
  assert.equal(press('<form><input required name=a value=1><button id=go>').kind, 'sends')
  assert.equal(
    press('<form><select name=a required><option value="">?</select><button id=go>').kind,
    'stays',
  )
})

/** Where a script decides, the markup says nothing. */
const scripted: Readonly<Record<string, string>> = {
  'an onclick that sets a field':
    '<form><input type=hidden name=approve value=true><button id=go onclick="approve.value = false">No</button></form>',
  'an onclick that leaves a field out':
    '<form><input type=hidden name=approve value=true><button id=go onclick="this.form.approve.disabled = true">No</button></form>',
  'an onclick around it': '<div onclick="deny(event)"><form><button id=go></form></div>',
  'an onclick that asks again': '<form><button id=go onclick="return confirm(\'Sure?\')"></form>',
  'an onclick that cancels': '<form><button id=go onclick="return false"></form>',
  'an onsubmit': '<form onsubmit="return check(this)"><button id=go></form>',
  'a link that is a script': '<a id=go href="javascript:deny()">No</a>',
  'a form that is one': '<form action="javascript:deny()"><button id=go></form>',
  'a link to nowhere': '<a id=go href="#">No</a>',
  'no link at all': '<a id=go>No</a>',
  'a button that does nothing': '<form><button id=go type=button>No</button></form>',
  'something that is no button': '<form><div id=go>No</div></form>',
  'a button that is disabled': '<form><button id=go disabled></form>',
  'a listener':
    '<form><button id=go></form><script>document.getElementById("go").addEventListener("click", deny)</script>',
  'a listener that leaves a field out':
    '<form id=f><input name=approve id=a><button id=go></form><script>f.onsubmit = () => { document.getElementById("a").setAttribute("disabled", "") }</script>',
  'a listener in a loop':
    '<form><button id=go></form><script>for (const b of document.querySelectorAll("button")) b.onclick = () => { x.value = 1 }</script>',
  'a listener on each':
    '<form><button id=go></form><script>document.querySelectorAll("button").forEach((b) => { b.addEventListener("click", function () { x.value = b.id }) })</script>',
  'a listener of the form':
    '<form id=f><button id=go></form><script>const f = document.forms[0]; f.addEventListener("submit", (e) => e.preventDefault())</script>',
  'a listener of jQuery':
    '<form><button id=go></form><script>$(() => $("#go").click(function () { $("#x").val(1) }))</script>',
  'a delegated listener':
    '<form><button id=go></form><script>$(document).on("click", "#go", function () { send() })</script>',
  'a form sent in parts': '<form method=post enctype=multipart/form-data><button id=go></form>',
  'a form that closes a dialog': '<form method=dialog><button id=go></form>',
}

for (const [what, html] of Object.entries(scripted))
  test(`a script decides: ${what}`, () => assert.equal(press(html).kind, 'script'))

/** What is about the looks, the counting, or something else does not keep a form from being sent as it stands. */
const harmless: Readonly<Record<string, string>> = {
  'a button that goes grey':
    '<form><button id=go onclick="this.disabled = true; return true"></form>',
  'a form that greys its button (Keycloak)':
    '<form onsubmit="login.disabled = true; return true;"><input type=submit id=go name=login></form>',
  'a button that says so': '<form><button id=go onclick="this.innerText = \'Wait\'"></form>',
  'a class that changes':
    '<form><button id=go onclick="this.classList.add(\'busy\'); this.blur()"></form>',
  'a press that is counted': "<form><button id=go onclick=\"gtag('event', 'consent')\"></form>",
  'a press that may be counted':
    "<form><button id=go onclick=\"window.gtag && gtag('event'); if (window.ga) { ga('send') }\"></form>",
  nothing: '<form><button id=go onclick=""></form>',
  'a listener that greys':
    '<form id=f><button id=go></form><script>f.addEventListener("submit", () => { document.getElementById("go").disabled = true })</script>',
  'a listener that greys by an attribute (Dex)':
    '<form><button id=go></form><script>document.querySelector("form").onsubmit = function (e) { var el = document.querySelector("#go"); el.setAttribute("disabled", "disabled") }</script>',
  'a listener that greys a little later':
    '<form id=f><button id=go></form><script>f.addEventListener("submit", () => { setTimeout(() => { document.getElementById("go").disabled = true }, 0) })</script>',
  'a listener of something else':
    '<form><button id=go></form><button id=eye></button><script>document.getElementById("eye").onclick = () => { x.value = 1 }</script>',
  'a listener nobody can find':
    '<form><button id=go></form><script>menu().addEventListener("click", open)</script>',
}

for (const [what, html] of Object.entries(harmless))
  test(`no script decides: ${what}`, () => assert.equal(press(html).kind, 'sends'))
