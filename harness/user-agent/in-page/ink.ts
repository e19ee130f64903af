import type { DomElement, DomRect, DomWindow, Style } from './dom.ts'
import type { ReadingOptions } from './options.ts'

/** A colour: red, green and blue to 255, and how opaque it is, from 0 to 1. */
export type Colour = readonly [red: number, green: number, blue: number, alpha: number]

/** Tells words that nobody can read: written in the colour behind them, or covered. It runs inside a page and uses nothing from outside. */
export const createInk = (view: DomWindow, options: ReadingOptions) => {
  const { document } = view

  const colourOf = (text: string | undefined): Colour | undefined => {
    const numbers = /^rgba?\(([^)]+)\)$/
      .exec(text ?? '')?.[1]
      ?.split(/[\s,/]+/)
      .map(Number)
    const [red, green, blue, alpha = 1] = numbers ?? []
    return red === undefined || green === undefined || blue === undefined
      ? undefined
      : [red, green, blue, alpha]
  }

  /** WCAG 2.2, "relative luminance". */
  const luminance = ([red, green, blue]: Colour): number => {
    const linear = (part: number) =>
      part / 255 <= 0.03928 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }
  /** WCAG 2.2, "contrast ratio". */
  const contrast = (a: Colour, b: Colour): number => {
    const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((one, other) => one - other)
    return (high + 0.05) / (low + 0.05)
  }

  /** What is drawn at a point, the foremost first; nothing where the point is out of sight. */
  const stackAt = (x: number, y: number): DomElement[] =>
    x < 0 || y < 0 || x >= view.innerWidth || y >= view.innerHeight
      ? []
      : document.elementsFromPoint(x, y)
  /** Whether an element is in another, in a shadow root of it as well. */
  const holds = (one: DomElement, other: DomElement): boolean => {
    for (let at: DomElement | undefined = other; at; at = at.getRootNode().host)
      if (one.contains(at)) return true
    return false
  }
  const isKin = (one: DomElement, other: DomElement) => holds(one, other) || holds(other, one)

  const isOpaque = (element: DomElement): boolean => {
    if (['img', 'canvas', 'video', 'iframe'].includes(element.localName)) return true
    const colour = colourOf(view.getComputedStyle(element)['backgroundColor'])
    return colour !== undefined && colour[3] >= options.opaque
  }
  /** Whether it stands in front of a part of the window only, so that scrolling brings out what is behind. */
  const isInPassing = (element: DomElement, over: DomElement): boolean => {
    for (let one: DomElement | null = element; one && !one.contains(over); one = one.parentElement)
      if (['fixed', 'sticky'].includes(view.getComputedStyle(one)['position'] ?? '')) {
        const { left, top, right, bottom } = one.getBoundingClientRect()
        return right - left < view.innerWidth || bottom - top < view.innerHeight
      }
    return false
  }

  return {
    /** The colour behind what an element holds; `undefined` where it cannot be told. */
    behind(style: Style, around: Colour | undefined): Colour | undefined {
      if (style['backgroundImage'] !== 'none' || style['mixBlendMode'] !== 'normal')
        return undefined
      const own = colourOf(style['backgroundColor'])
      if (own && own[3] >= options.opaque) return own
      if (!own || own[3] >= options.leastOpacity) return undefined
      const isElsewhere =
        ['absolute', 'fixed', 'sticky'].includes(style['position'] ?? '') ||
        style['float'] !== 'none' ||
        style['transform'] !== 'none'
      return isElsewhere ? undefined : around
    },

    /** Whether an element's words in this place are written in no colour, or in the one behind them. */
    isInvisible(
      element: DomElement,
      style: Style,
      behind: Colour | undefined,
      { left, top, right, bottom }: DomRect,
    ): boolean {
      const ink = colourOf(style['webkitTextFillColor'] ?? style['color'])
      if (style['textShadow'] !== 'none' || !ink || !behind) return false
      if (ink[3] < options.leastOpacity) return true
      if (contrast(ink, behind) > options.leastContrast) return false
      // Where something else is drawn at that place, what is behind the words cannot be told.
      return stackAt((left + right) / 2, (top + bottom) / 2).every((one) => isKin(one, element))
    },

    /** Whether something opaque stands in front of all of an element's words in this place. */
    isCovered(element: DomElement, style: Style, { left, top, right, bottom }: DomRect): boolean {
      if (style['pointerEvents'] === 'none') return false
      return [0.1, 0.5, 0.9].every((share) => {
        const stack = stackAt(left + (right - left) * share, (top + bottom) / 2)
        const own = stack.findIndex((one) => isKin(one, element))
        return stack
          .slice(0, Math.max(own, 0))
          .some((one) => isOpaque(one) && !isInPassing(one, element))
      })
    },
  }
}
