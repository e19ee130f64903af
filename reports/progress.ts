import { createLogUpdate } from 'log-update'
import type { Verdict } from '../harness/judge/verdict.ts'
import { colorsFor, painted } from './paint.ts'
import { terminalStyle, type OutputStream } from './terminal.ts'
import { oneLine, verdictSymbols } from './wording.ts'

/** A scenario that has come to its end. */
export interface FinishedScenario {
  readonly server: string
  readonly title: string
  readonly verdict: Verdict
}

/** Tells how far a run has come. */
export interface Progress {
  scenarioFinished(scenario: FinishedScenario): void
  /** Takes the live line away; safe to call twice. */
  done(): void
}

/** Without a terminal, a line is written whenever another tenth of the run is through. */
const steps = 10

/**
 * Progress on a stream. On a terminal one line is rewritten in place; elsewhere (a CI log) at most
 * ten lines say how far the run is. Everything that is neither a pass nor not applicable gets a
 * line that stays.
 */
export const createProgress = (
  stream: NodeJS.WritableStream & OutputStream,
  { total }: { readonly total: number },
  env: Readonly<Record<string, string | undefined>> = process.env,
): Progress => {
  const style = terminalStyle(stream, env)
  const colors = colorsFor(style)
  const live = stream.isTTY ? createLogUpdate(stream, { showCursor: true }) : undefined
  let finished = 0
  let notable = 0
  let isDone = false

  const count = () => `${String(finished).padStart(String(total).length)}/${total}`
  const misses = () => (notable > 0 ? `, ${notable} not passed` : '')
  const isNextStep = () =>
    Math.floor((finished * steps) / total) > Math.floor(((finished - 1) * steps) / total)

  return {
    scenarioFinished({ server, title, verdict }) {
      finished += 1
      const name = oneLine(`${server}: ${title}`)
      if (verdict !== 'pass' && verdict !== 'not-applicable') {
        notable += 1
        live?.clear()
        const mark = painted(`${verdictSymbols[verdict]} ${verdict}`, verdict, colors)
        stream.write(`${mark} ${name}\n`)
      }
      if (live)
        live(shortened(`${bar(finished / total)} ${count()}${misses()}  ${name}`, style.width))
      else if (isNextStep()) stream.write(`${count()} scenarios${misses()}\n`)
    },
    done() {
      if (isDone) return
      isDone = true
      live?.clear()
      live?.done()
    },
  }
}

const bar = (share: number): string => {
  const cells = 20
  const full = Math.min(cells, Math.round(share * cells))
  return '█'.repeat(full) + '░'.repeat(cells - full)
}

const shortened = (text: string, width: number): string =>
  text.length < width
    ? text
    : `${Array.from(text)
        .slice(0, width - 2)
        .join('')}…`
