import { CookieJar } from 'tough-cookie'
import { withoutQuery, type HttpClient, type HttpRequest, type HttpResponse } from '../http.ts'
import { stageError } from '../judge/errors.ts'
import { alterJar } from './cookie-jar.ts'
import { framingOf } from './framing.ts'
import { heldElsewhere } from './held-elsewhere.ts'
import { createStyleSheetReader } from './linked-style-sheets.ts'
import {
  loosest,
  navigationHeaders,
  relationOf,
  sameSiteContext,
  type Relation,
} from './navigation.ts'
import { onwardFrom } from './onward.ts'
import { pressOn } from './press.ts'
import { requestOf, submissionOf } from './submission.ts'
import {
  attackerOrigin,
  redirectLimit,
  type Action,
  type ResponseHeaders,
  type Snapshot,
  type UserAgent,
} from './user-agent.ts'

/** What the tabs of a user share. */
interface Profile {
  readonly http: HttpClient
  readonly jar: CookieJar
  readonly styleSheetsOf: ReturnType<typeof createStyleSheetReader>
  readonly known: readonly string[]
  readonly isCallback: (url: string) => boolean
  /** Where the tab is shown: by itself, or in a frame of a page on another site. */
  readonly destination: 'document' | 'iframe'
}

/** Whose doing a navigation is, and where it has to end. */
interface Errand {
  /** The page that asks for it; none where the user typed the address. */
  readonly initiator?: string | undefined
  readonly isStop?: (address: string) => boolean
}

/**
 * A user agent without scripts: undici, a cookie jar and an HTML parser. `known` are the selectors of
 * every page the server definition describes: such a page waits for the user.
 */
export const createHttpUserAgent = (
  http: HttpClient,
  known: readonly string[],
  isCallback: (url: string) => boolean,
): UserAgent =>
  createTab({
    http,
    jar: new CookieJar(),
    styleSheetsOf: createStyleSheetReader(http),
    known,
    isCallback,
    destination: 'document',
  })

const createTab = (profile: Profile): UserAgent => {
  const { jar, http, isCallback, destination } = profile
  let current: Snapshot = { url: 'about:blank', status: 0, headers: {}, html: '' }

  const exchange = async (
    request: HttpRequest,
    cookie: string,
    headers: Readonly<Record<string, string>>,
  ): Promise<HttpResponse> => {
    const address = withoutFragment(request.url)
    const response = await http.send({
      ...request,
      url: address,
      headers: {
        accept: 'text/html',
        ...headers,
        ...request.headers,
        ...(cookie ? { cookie } : {}),
      },
    })
    for (const line of [response.headers['set-cookie'] ?? []].flat())
      await jar.setCookie(line, address, { ignoreError: true })
    return response
  }

  const cookiesFor = async (request: HttpRequest, relation: Relation): Promise<string> => {
    const context = sameSiteContext(relation, request.method)
    const cookies = await jar.getCookies(withoutFragment(request.url), { sameSiteContext: context })
    return cookies
      .filter(({ sameSite }) => destination === 'document' || sameSite === 'none')
      .map((cookie) => cookie.cookieString())
      .join('; ')
  }

  const visit = async (first: HttpRequest, { initiator, isStop }: Errand): Promise<Snapshot> => {
    let request = first
    const relations: Relation[] = []
    for (let hop = 0; ; hop += 1) {
      if (isStop?.(request.url)) return arrival(request)
      relations.push(relationOf(initiator, request.url))
      const relation = loosest(relations)
      const response = await exchange(
        request,
        await cookiesFor(request, relation),
        navigationHeaders(request, initiator, relation, destination),
      ).catch((failure: unknown) => {
        // The response has reached the client, even if nobody listens there.
        if (isCallback(request.url)) return undefined
        throw failure
      })
      if (!response) return arrival(request)
      const headers = documentHeaders(response)
      const location = [headers['location'] ?? []].flat()[0]
      if (response.status < 300 || response.status > 399 || location === undefined)
        return { ...arrival(request), status: response.status, headers, html: response.text }
      if (hop === redirectLimit)
        return {
          ...arrival(request),
          status: response.status,
          headers,
          loop: `more than ${redirectLimit} redirects from "${withoutQuery(first.url)}"`,
        }
      const next = resolveRedirect(location, request.url)
      if (!/^https?:$/.test(next.protocol)) return arrival({ url: next.href })
      request = redirected(request, response.status, next.href)
    }
  }

  /** What is in front of a user who has been sent to an address, before anything is known of it. */
  const arrival = ({ url, method, form }: HttpRequest): Snapshot => ({
    url,
    status: 0,
    headers: {},
    html: '',
    ...(method === 'POST' && isCallback(url) ? { posted: [...new URLSearchParams(form)] } : {}),
  })

  const settle = async (first: HttpRequest, errand: Errand): Promise<Snapshot> => {
    let request = first
    let { initiator } = errand
    for (let hop = 0; ; hop += 1) {
      current = await visit(request, { ...errand, initiator })
      const isOver = current.status === 0 || current.loop !== undefined || isCallback(current.url)
      const next = isOver ? undefined : onwardFrom(current, profile.known)
      if (!next) return withNote()
      if (hop === redirectLimit) {
        const loop = `more than ${redirectLimit} pages that lead on by themselves from "${withoutQuery(first.url)}"`
        current = { ...current, loop }
        return current
      }
      request = next
      initiator = current.url
    }
  }

  const withNote = (): Snapshot => {
    const note = heldElsewhere(current, profile.known)
    if (note !== undefined) current = { ...current, note }
    return current
  }

  const act = async (action: Action): Promise<Snapshot> => {
    const press = pressOn(current, action)
    const place = withoutQuery(current.url)
    if (press.kind === 'sends')
      return settle(requestOf(press.submission), { initiator: current.url })
    if (press.kind === 'script')
      throw stageError(
        `a script decides what a press on "${action.press}" at "${place}" does (${press.why}): walk with --user-agent browser`,
      )
    current = { ...current, note: `the form is not sent: ${press.why}` }
    return current
  }

  return {
    kind: 'http',
    open: (url) => settle({ url }, {}),
    openUntil: async (url, isStop) => {
      const { url: reached, status } = await settle({ url }, { isStop })
      return status === 0 && isStop(reached) ? reached : undefined
    },
    act,
    lookAgain: async () => current,
    styleSheets: () => profile.styleSheetsOf(current),
    send: async (request) => exchange(request, await cookiesFor(request, 'none'), {}),
    alterCookies: (valueOf) => alterJar(jar, valueOf),
    submitFrom: (origin, submission) => settle(requestOf(submission), { initiator: origin }),
    embed: (url, ancestor = attackerOrigin) => embed(profile, url, new URL(ancestor).origin),
    newTab: async () => createTab(profile),
    screenshot: async () => undefined,
    close: async () => {},
  }
}

/** Whether a frame shows an address. What the user keeps is not touched, as in a browser that keeps nothing of frames. */
const embed = async (
  profile: Profile,
  url: string,
  ancestor: string,
): Promise<'shown' | 'refused'> => {
  const jar = await profile.jar.clone()
  const frame = createTab({ ...profile, jar, destination: 'iframe' })
  const { headers, url: shown, status } = await frame.submitFrom(ancestor, submissionOf(url))
  return status > 0 && framingOf(headers, shown, ancestor) === 'allowed' ? 'shown' : 'refused'
}

const withoutFragment = (url: string) => url.split('#')[0] ?? url

const documentHeaders = ({ headers }: HttpResponse): ResponseHeaders =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined
        ? []
        : [[name.toLowerCase(), name === 'set-cookie' ? [value].flat() : value]],
    ),
  )

/** The target of a redirect; it inherits the fragment where it has none of its own (RFC 9110 section 10.2.2). */
const resolveRedirect = (location: string, from: string): URL => {
  if (!URL.canParse(location, from)) throw stageError(`redirect to "${location}", which is no URL`)
  const next = new URL(location, from)
  if (!next.hash) next.hash = new URL(from).hash
  return next
}

/** 307 and 308 repeat the request; every other redirect is followed with GET. */
const redirected = (request: HttpRequest, status: number, url: string): HttpRequest =>
  status === 307 || status === 308 ? { ...request, url } : { url }
