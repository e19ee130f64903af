import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Pages } from '../server-definition.ts'
import { openPage } from './pages.ts'
import { startTestAgents, type TestAgents } from './testing/agents.ts'

const pages: Pages = {
  login: { page: '#login', username: '#user', password: '#password', submit: '#go' },
  consent: {
    page: '#consent',
    application: 'h1',
    scope: '.scope',
    accept: '#yes',
    deny: '#no',
    logo: 'img',
    privacyPolicy: '#policy',
  },
}

type Sight = 'seen' | 'concealed' | 'doubtful' | 'absent'

/** The words of a line, which stand in no other. */
const wordsOf = (at: number) => `line${at}.`

/** A scope's line in all the ways in which it may be hidden, or not: what each user agent makes of it. */
const lines: readonly [what: string, markup: string, browser: Sight, http: Sight][] = [
  ['plain', '<p class=scope>X</p>', 'seen', 'seen'],
  ['in an open details', '<details open><p class=scope>X</p></details>', 'seen', 'seen'],
  ['in a summary', '<details><summary class=scope>X</summary>more</details>', 'seen', 'seen'],
  ['in a closed details', '<details><p class=scope>X</p></details>', 'concealed', 'concealed'],
  ['hidden', '<p class=scope hidden>X</p>', 'concealed', 'concealed'],
  ['in something hidden', '<div hidden><p class=scope>X</p></div>', 'concealed', 'concealed'],
  ['for other devices only', '<p class=scope aria-hidden=true>X</p>', 'seen', 'seen'],
  ['in a template', '<template><p class=scope>X</p></template>', 'absent', 'absent'],
  ['in a closed dialog', '<dialog><p class=scope>X</p></dialog>', 'concealed', 'concealed'],
  ['a popover', '<div popover><p class=scope>X</p></div>', 'concealed', 'concealed'],
  ['display', '<p class=scope style="display: none">X</p>', 'concealed', 'concealed'],
  ['visibility', '<p class=scope style="VISIBILITY:hidden">X</p>', 'concealed', 'concealed'],
  [
    'visible in the invisible',
    '<div style="visibility:hidden"><p class=scope style="visibility:visible">X</p></div>',
    'seen',
    'seen',
  ],
  ['opacity', '<p class=scope style="opacity:.01">X</p>', 'concealed', 'concealed'],
  [
    'opacity around it',
    '<div style="opacity:0"><p class=scope>X</p></div>',
    'concealed',
    'concealed',
  ],
  ['no size', '<p class=scope style="font-size:0">X</p>', 'concealed', 'concealed'],
  ['tiny', '<p class=scope style="font-size:1px">X</p>', 'concealed', 'seen'],
  ['small', '<p class=scope style="font-size:.5rem">X</p>', 'seen', 'seen'],
  [
    'beside the page',
    '<p class=scope style="position:absolute;left:-9999px">X</p>',
    'concealed',
    'concealed',
  ],
  ['indented out', '<p class=scope style="text-indent:-9999px">X</p>', 'concealed', 'concealed'],
  ['far down', '<p class=scope style="position:absolute;top:3000px">X</p>', 'seen', 'seen'],
  [
    'no room',
    '<div style="height:0;overflow:hidden"><p class=scope>X</p></div>',
    'concealed',
    'concealed',
  ],
  [
    'cut off',
    '<div style="height:10px;overflow:hidden"><p>Y</p><p class=scope>X</p></div>',
    'concealed',
    'seen',
  ],
  [
    'to scroll to',
    '<div style="height:30px;overflow:auto"><p>Y</p><p class=scope>X</p></div>',
    'seen',
    'seen',
  ],
  [
    'a narrow column',
    '<div style="max-width:0;overflow:hidden;min-width:90px"><p class=scope>X</p></div>',
    'seen',
    'seen',
  ],
  ['scaled away', '<p class=scope style="transform:scale(0)">X</p>', 'concealed', 'concealed'],
  ['for screen readers by class', '<p class="scope sr-only">X</p>', 'concealed', 'doubtful'],
  [
    'for screen readers, inside',
    '<p class=scope><b class=sr-only>X</b></p>',
    'concealed',
    'doubtful',
  ],
  ['half for screen readers', '<p class=scope>X<b class=sr-only>X</b></p>', 'seen', 'seen'],
  ['by a rule', '<p class="scope gone">X</p>', 'concealed', 'doubtful'],
  [
    'by a rule for what is around',
    '<div id=box><p class=scope>X</p></div>',
    'concealed',
    'doubtful',
  ],
  ['by a rule that loses', '<p class="scope gone shown">X</p>', 'seen', 'seen'],
  ['by a linked rule', '<p class="scope linked">X</p>', 'concealed', 'doubtful'],
  ['by a rule for print', '<p class="scope on-paper">X</p>', 'seen', 'seen'],
  ['by a rule for telephones', '<p class="scope on-telephones">X</p>', 'seen', 'seen'],
  ['by a rule for what it is not', '<p class="scope tab active">X</p>', 'seen', 'seen'],
  ['the tab that is not shown', '<p class="scope tab">X</p>', 'concealed', 'doubtful'],
  ['fades in by a rule', '<p class="scope fades">X</p>', 'seen', 'seen'],
  ['white on white', '<p class=scope style="color:#fff">X</p>', 'concealed', 'seen'],
  [
    'white on black',
    '<div style="background:#000"><p class=scope style="color:#fff">X</p></div>',
    'seen',
    'seen',
  ],
  [
    'white on a picture',
    '<div style="background:linear-gradient(red,blue)"><p class=scope style="color:#fff">X</p></div>',
    'seen',
    'seen',
  ],
  [
    'white on something behind',
    '<div style="position:relative"><i style="position:absolute;inset:0;background:#000"></i><p class=scope style="color:#fff;position:relative">X</p></div>',
    'seen',
    'seen',
  ],
  ['transparent', '<p class=scope style="color:transparent">X</p>', 'concealed', 'concealed'],
  [
    'covered',
    '<div style="position:relative"><p class=scope>X</p><i style="position:absolute;inset:0;background:#000"></i></div>',
    'concealed',
    'seen',
  ],
  [
    'covered by glass',
    '<div style="position:relative"><p class=scope>X</p><i style="position:absolute;inset:0;background:#0001"></i></div>',
    'seen',
    'seen',
  ],
  ['display: contents', '<div style="display:contents"><p class=scope>X</p></div>', 'seen', 'seen'],
  ['where there is no script', '<noscript><p class=scope>X</p></noscript>', 'absent', 'seen'],
]

const usual = `<!doctype html><style>
  body { background: #fff linear-gradient(#eee, #fff); color: #222 } .modal { display: none }
  .modal.open { display: flex } ul { overflow: auto; max-height: 90px; opacity: .9 }
  .btn::before { display: none } .btn:focus { visibility: hidden } li { position: relative; left: -4px }
  @media print { li { display: none } } .error:empty { display: none }</style>
  <body><div class="modal open"><main id=consent><h1>Shop</h1><p class=error></p>
  <ul><li class="scope btn">Read your posts</li><li class=scope>Write <b>posts</b><span class=error></span></li></ul>
  <button id=yes>Yes</button></main></div>`

const later = `<!doctype html><main id=consent><p class=scope style="display:none">Read</p></main>
  <script>setTimeout(() => (document.querySelector('.scope').style.display = ''), 400)</script>`

/** A page that says so when anything of it is changed. */
const watchful = `<!doctype html><main id=consent><h1>Shop</h1><p class=scope hidden>Read</p></main>
  <script>new MutationObserver(() => (document.querySelector('h1').textContent = 'Touched'))
    .observe(document, { attributes: true, childList: true, subtree: true })</script>`

const long =
  'Read what you have written, and delete whatever anybody has written in the last ten years'

/** Lines that are too long for their place: cut at its end, after so many lines, and not at all. */
const cut = `<!doctype html><style>.scope { width: 200px; font: 16px/20px monospace }
  #ellipsis { overflow: hidden; text-overflow: ellipsis; white-space: nowrap }
  #clamp { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden }
  #scroll { height: 30px; overflow: auto } #tight { line-height: 11px; overflow: hidden }</style>
  <main id=consent>${['ellipsis', 'clamp', 'scroll', 'tight', 'wrapped'].map((id) => `<p class=scope id=${id}>${long} (${id})</p>`).join('')}</main>`

const style = `<style>/* } */ .gone { display: none } .gone.shown { display: block }
  .sr-only { position: absolute; width: 1px; height: 1px; overflow: hidden; clip: rect(0, 0, 0, 0) }
  @media screen { #box { visibility: hidden } } @media print { .on-paper { display: none } }
  @media (max-width: 600px) { .on-telephones { display: none } } .tab { display: none }
  .tab.active { display: block } .fades { opacity: 0; animation: fade .2s .1s forwards }
  @keyframes fade { to { opacity: 1 } } </style>`

/** Every line in a column of its own few pixels, so that all of them lie within the window. */
const dialog = `<!doctype html><link rel=stylesheet href=/style.css>${style}<body>
  <style>main { columns: 6; font-size: 12px; line-height: 1 } p { margin: 0 } main > div { break-inside: avoid; min-height: 14px }</style>
  <main id=consent><h1>Shop</h1>
  ${lines.map(([, markup], at) => `<div>${markup.replaceAll('X', wordsOf(at))}</div>`).join('')}
  <a id=policy href=/policy hidden>Policy</a><a href=/help>Help</a><img src=/logo.png style="display:none">
  <button id=yes autofocus>Yes</button><button id=no>No</button></main>`

const pagesByPath: Readonly<Record<string, string>> = {
  '/lines': dialog,
  '/usual': usual,
  '/later': later,
  '/watchful': watchful,
  '/cut': cut,
}

let agents: TestAgents
before(async () => {
  agents = await startTestAgents((path) =>
    path === '/style.css'
      ? { type: 'text/css', body: '.linked { display: none }' }
      : { body: pagesByPath[path] ?? '' },
  )
})
after(() => agents.close())

const dialogAt = async (kind: 'browser' | 'http', path: string) => {
  const agent = await agents.agent(kind)
  if (!agent) return undefined
  const page = await openPage({ agent, pages, isCallback: () => false }, agents.origin + path)
  await agent.close()
  assert.ok(page.kind === 'consent')
  return page.dialog
}

for (const kind of ['browser', 'http'] as const) {
  test(`the ${kind} user agent reads what a person sees`, async (t) => {
    const dialog = await dialogAt(kind, '/lines')
    if (!dialog) return t.skip('no browser is to be had on this machine')
    const sightOf = (words: string): Sight => {
      const isIn = (texts: readonly string[]) => texts.some((text) => text.includes(words))
      if (isIn(dialog.concealed)) return isIn(dialog.lines) ? 'seen' : 'concealed'
      return isIn(dialog.doubtful) ? 'doubtful' : isIn(dialog.lines) ? 'seen' : 'absent'
    }
    for (const [at, [what, , browser, http]] of lines.entries()) {
      const expected = kind === 'browser' ? browser : http
      assert.equal(sightOf(wordsOf(at)), expected, what)
      const isTold = expected === 'seen' || expected === 'doubtful'
      assert.equal(dialog.text.includes(wordsOf(at)), isTold, what)
    }
    assert.equal(dialog.focus, 'accept')
    assert.equal(dialog.privacyPolicy, '')
    assert.equal(dialog.logo, '')
    assert.deepEqual(dialog.links, [
      { text: 'Policy', href: '/policy' },
      { text: 'Help', href: '/help' },
    ])
    assert.deepEqual(dialog.images, ['/logo.png'])
  })

  test(`the ${kind} user agent doubts nothing about a usual dialog`, async (t) => {
    const dialog = await dialogAt(kind, '/usual')
    if (!dialog) return t.skip('no browser is to be had on this machine')
    assert.deepEqual(dialog.lines, ['Read your posts', 'Write posts'])
    assert.deepEqual([dialog.concealed, dialog.doubtful], [[], []])
    assert.equal(dialog.focus, 'elsewhere')
  })
}

test('of a line that is cut the words are seen that have their place', async (t) => {
  const dialog = await dialogAt('browser', '/cut')
  if (!dialog) return t.skip('no browser is to be had on this machine')
  const [ellipsis = '', clamp = '', ...whole] = dialog.lines
  for (const line of [ellipsis, clamp]) {
    assert.match(line, /^Read what you have/)
    assert.doesNotMatch(line, /ten years/)
  }
  assert.ok(clamp.length > ellipsis.length)
  assert.deepEqual(
    whole,
    ['scroll', 'tight', 'wrapped'].map((id) => `${long} (${id})`),
  )
  assert.deepEqual(dialog.concealed, [])
})

test('what scripts show a little later counts as shown', async (t) => {
  const dialog = await dialogAt('browser', '/later')
  if (!dialog) return t.skip('no browser is to be had on this machine')
  assert.deepEqual([dialog.lines, dialog.concealed], [['Read'], []])
})

test('what a script may show is doubtful where no script runs', async () => {
  const dialog = await dialogAt('http', '/later')
  assert.deepEqual([dialog?.lines, dialog?.doubtful], [['Read'], ['Read']])
})

test('a live page is read without changing it', async (t) => {
  const dialog = await dialogAt('browser', '/watchful')
  if (!dialog) return t.skip('no browser is to be had on this machine')
  assert.deepEqual([dialog.application, dialog.concealed], ['Shop', ['Read']])
})
