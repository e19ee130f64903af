import { withoutQuery } from '../http.ts'

/** How long a reason may be, in characters. */
const reasonLimit = 240

/** What a browser says, in one line that is the same from run to run: without the queries of addresses. */
export const reasonFrom = (text: string): string => {
  const line = (text.trim().split('\n')[0] ?? '').trim()
  const stable = line.replaceAll(/https?:\/\/[^\s'"<>)]+/g, (url) => withoutQuery(url))
  return stable.length > reasonLimit ? `${stable.slice(0, reasonLimit)}…` : stable
}
