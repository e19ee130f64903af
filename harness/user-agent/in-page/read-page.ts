import type { createClips } from './clip.ts'
import type { DomElement, DomRect, DomText, DomWindow, Style } from './dom.ts'
import type { Colour, createInk } from './ink.ts'
import type { ReadingOptions } from './options.ts'

/**
 * The page as HTML, with `unseenMarks` on what a person does not see without opening anything. It
 * runs inside the page, once its animations have ended, and changes nothing there: the marks are
 * written into a copy in a document that runs no scripts and loads nothing. Fields carry what stands
 * in them now, but for passwords.
 */
export const readPage = async (
  options: ReadingOptions,
  clipsFor: typeof createClips,
  inkFor: typeof createInk,
): Promise<string> => {
  const view = globalThis as unknown as DomWindow
  const { document } = view
  const { marks } = options
  /** What surrounds an element. */
  interface Around {
    readonly clip: DomRect
    readonly opacity: number
    readonly behind: Colour | undefined
  }

  const isEnding = ({ playState, effect }: ReturnType<typeof document.getAnimations>[number]) => {
    const end = effect?.getComputedTiming().endTime
    return playState === 'running' && typeof end === 'number' && Number.isFinite(end)
  }
  const ending = document.getAnimations().filter(isEnding)
  if (ending.length > 0)
    await Promise.race([
      Promise.allSettled(ending.map(({ finished }) => finished)),
      new Promise<void>((resolve) => view.setTimeout(resolve, options.animationLimitMs)),
    ])

  const inert = document.implementation.createHTMLDocument('')
  const copy = inert.importNode(document.documentElement, true)
  const clips = clipsFor(view, options)
  const ink = inkFor(view, options)

  let focused = document.activeElement ?? document.body
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement

  const keepOwnState = (element: DomElement, twin: DomElement): void => {
    const { localName, type = '', value = '' } = element
    if (element === focused) twin.setAttribute(marks.focus, '')
    if (localName === 'option') twin.toggleAttribute('selected', element.selected === true)
    if (localName === 'textarea') twin.textContent = value
    if (localName !== 'input' || ['password', 'file', 'image'].includes(type)) return
    const isBox = ['checkbox', 'radio'].includes(type)
    if (isBox) twin.toggleAttribute('checked', element.checked === true)
    else if ((element.getAttribute('value') ?? '') !== value) twin.setAttribute('value', value)
  }
  const keepState = (element: DomElement, twin: DomElement): void => {
    const twins = [...twin.children]
    keepOwnState(element, twin)
    for (const [at, child] of [...element.children].entries()) {
      const copied = twins[at]
      if (copied) keepState(child, copied)
    }
  }

  const isSeenAt = (rect: DomRect, element: DomElement, style: Style, around: Around): boolean => {
    const shown = clips.meet(clips.meet(rect, around.clip), clips.page)
    return (
      clips.isLegible(shown) &&
      !ink.isInvisible(element, style, around.behind, shown) &&
      !ink.isCovered(element, style, shown)
    )
  }

  /** The letters of a text, in runs of those that lie in sight and those that are cut off. */
  const runsOf = (words: DomText, around: Around): { text: string; isCut: boolean }[] => {
    const text = words.textContent ?? ''
    const whole = document.createRange()
    whole.selectNodeContents(words)
    const isWhole = [...whole.getClientRects()].every((rect) => !clips.isCut(rect, around.clip))
    if (isWhole) return [{ text, isCut: false }]
    const range = document.createRange()
    const runs: { text: string; isCut: boolean }[] = []
    let at = 0
    for (const letter of text) {
      range.setStart(words, at)
      at += letter.length
      range.setEnd(words, at)
      const rects = [...range.getClientRects()]
      const last = runs.at(-1)
      // White space that takes no room goes with what stands before it.
      const isCut =
        rects.length === 0 || letter.trim() === ''
          ? (last?.isCut ?? false)
          : rects.every((rect) => clips.isCut(rect, around.clip))
      if (last?.isCut === isCut) last.text += letter
      else runs.push({ text: letter, isCut })
    }
    return runs
  }

  /** The words of a text as far as they are seen: in runs where a part is, else in one. */
  const sightOf = (
    words: DomText,
    element: DomElement,
    style: Style,
    around: Around,
  ): { text: string; isUnseen: boolean }[] => {
    const text = words.textContent ?? ''
    const range = document.createRange()
    range.selectNodeContents(words)
    const isSeen =
      style['visibility'] === 'visible' &&
      [...range.getClientRects()].some((rect) => isSeenAt(rect, element, style, around))
    if (!isSeen) return [{ text, isUnseen: true }]
    return runsOf(words, around).map((run) => ({ text: run.text, isUnseen: run.isCut }))
  }

  /** Marks an element's own words: all of them by an attribute, some of them each in an element of its own. */
  const markWords = (element: DomElement, twin: DomElement, style: Style, around: Around): void => {
    const texts = [...element.childNodes].flatMap((node, at) =>
      node.nodeType === 3 && (node.textContent ?? '').trim() !== ''
        ? [{ at, runs: sightOf(node, element, style, around) }]
        : [],
    )
    const unseen = texts.filter(({ runs }) => runs.some(({ isUnseen }) => isUnseen))
    if (unseen.length === 0) return
    if (texts.every(({ runs }) => runs.every(({ isUnseen }) => isUnseen)))
      return twin.setAttribute(marks.unseen, 'own')
    const twins = [...twin.childNodes]
    for (const { at, runs } of unseen) {
      const copied = twins[at]
      if (!copied) continue
      const wrapper = inert.createElement('span')
      for (const { text, isUnseen } of runs) {
        const run = inert.createElement('span')
        run.textContent = text
        if (isUnseen) run.setAttribute(marks.unseen, 'all')
        wrapper.append(run)
      }
      twin.replaceChild(wrapper, copied)
    }
  }

  const drawn = ['img', 'svg', 'input', 'canvas', 'video', 'object', 'iframe', 'select', 'textarea']
  const isDrawnUnseen = (element: DomElement, style: Style, clip: DomRect): boolean => {
    if (style['visibility'] !== 'visible') return true
    // A picture that could not be loaded takes no room; that says nothing about who hid it.
    if (element.localName === 'img' && element.naturalWidth === 0) return false
    const { left, top, right, bottom } = clips.meet(
      clips.meet(element.getBoundingClientRect(), clip),
      clips.page,
    )
    return right <= left || bottom <= top
  }

  const walk = (element: DomElement, twin: DomElement, around: Around): void => {
    const style = view.getComputedStyle(element)
    const hasBox = style['display'] !== 'contents'
    const opacity = hasBox ? around.opacity * Number(style['opacity']) : around.opacity
    const isHidden =
      hasBox &&
      (!element.checkVisibility() || opacity < options.leastOpacity || clips.isCutAway(style))
    if (isHidden) {
      twin.setAttribute(marks.unseen, 'all')
      return keepState(element, twin)
    }
    const clip = hasBox ? clips.inside(element, style, around.clip) : around.clip
    if (drawn.includes(element.localName)) {
      if (isDrawnUnseen(element, style, clip)) twin.setAttribute(marks.unseen, 'all')
      return keepState(element, twin)
    }
    keepOwnState(element, twin)
    const inside = { clip, opacity, behind: ink.behind(style, around.behind) }
    // The children are paired before words are wrapped, which adds elements to the copy.
    const twins = [...twin.children]
    markWords(element, twin, style, inside)
    for (const [at, child] of [...element.children].entries()) {
      const copied = twins[at]
      if (copied) walk(child, copied, inside)
    }
    // What stands in an open shadow root is found by selectors as if it stood in its host.
    for (const child of element.shadowRoot?.children ?? []) {
      const copied = inert.importNode(child, true)
      twin.append(copied)
      walk(child, copied, inside)
    }
  }

  const twin = [...copy.children].find(({ localName }) => localName === 'body')
  if (document.body && twin) {
    const style = view.getComputedStyle(document.documentElement)
    const opacity = Number(style['opacity'])
    const behind = ink.behind(style, [255, 255, 255, 1])
    walk(document.body, twin, { clip: clips.page, opacity, behind })
  }
  return `${document.doctype ? `<!doctype ${document.doctype.name}>` : ''}${copy.outerHTML}`
}
