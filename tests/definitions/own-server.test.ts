import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { consentConformance, resultsIn, temporaryFolder } from '../support/command-line.ts'
import { handMadeDefinition, type HandMadeDefinition } from '../support/hand-made-definition.ts'
import { misbehaviours } from '../support/misbehaviours.ts'
import { startScriptedServer, type Answer, type Script } from '../support/scripted-server.ts'

/*
 * What doctor says of servers that are out of the ordinary, and of one that breaks down where a run
 * judges it. Each has the definition of the reference server.
 */

const folder = temporaryFolder()
after(() => folder.remove())

const isPage = ({ body }: Answer, page: string) => body.includes(`data-page="${page}"`)

/** Asks for the user name first, and for the password on another page. */
const asksInTwoSteps: Script = {
  change: (answer, asked, query) => {
    if (!asked.startsWith('GET /interaction') || !isPage(answer, 'login')) return
    const username = query.get('username')
    answer.body =
      username === null
        ? `<main data-page="login"><form><input name="username"><button type="submit">Next</button></form></main>`
        : answer.body
            .replace('data-page="login"', 'data-page="password"')
            .replace(
              /<input id="username"[^>]*>/,
              `<input type="hidden" name="username" value="${username}">`,
            )
  },
}

const needsTick: Script = {
  change: (answer) => {
    if (isPage(answer, 'consent'))
      answer.body = answer.body
        .replace('<div class="answers">', '$&<input type="checkbox" name="terms" required>')
        .replace('value="deny"', '$& formnovalidate')
  },
}

const buildsItsPages: Script = {
  change: (answer) => {
    if (isPage(answer, 'login'))
      answer.body = `<!doctype html><div id="app"></div><script>document.querySelector('#app').innerHTML = ${JSON.stringify(answer.body)}</script>`
  },
}

const breaksDownInSilence: Script = {
  change: (answer, _asked, query) => {
    if (query.get('prompt') === 'none') answer.status = 500
  },
}

const twoSteps = {
  page: 'main[data-page=login], main[data-page=password]',
  submit: 'main[data-page=login] button, main[data-page=password] button',
}

interface Case {
  readonly script: Script
  /** What the definition says otherwise of its pages. */
  readonly login?: object
  readonly consent?: object
  readonly capabilities?: readonly string[]
  /** The one field to mend; none where a run can be made. */
  readonly mend?: string
  readonly says: RegExp
}

const cases: Readonly<Record<string, Case>> = {
  'a login in two steps, of which one is recognised': {
    script: asksInTwoSteps,
    mend: 'pages.login.page',
    says: /a second step asks for the password, and is not recognised: the selector has to match both/,
  },
  'a login in two steps, both recognised': {
    script: asksInTwoSteps,
    login: twoSteps,
    says: /✓ code redeemed/,
  },
  'a box that has to be ticked': {
    script: needsTick,
    mend: 'pages.consent.tick',
    says: /still there after accepting: the form is not sent: "terms" is required/,
  },
  'a box that is ticked': {
    script: needsTick,
    consent: { tick: 'input[name=terms]' },
    says: /✓ code redeemed/,
  },
  'a page that a script builds': {
    script: buildsItsPages,
    mend: 'pages.login.page',
    says: /where a script builds the page, use --user-agent browser/,
  },
  'a server that answers 500 to prompt=none': {
    script: breaksDownInSilence,
    capabilities: ['prompt-none'],
    says: /✓ code redeemed/,
  },
}

const examine = (file: string) =>
  consentConformance(['doctor', '--server', file, '--user-agent', 'http'])

void describe('doctor finds', { concurrency: 2 }, () => {
  for (const [name, { script, login, consent, capabilities = [], mend, says }] of Object.entries(
    cases,
  ))
    test(name, async (t) => {
      const server = await startScriptedServer(script)
      t.after(() => server.close())
      const callbacks = { scheme: 'http', host: 'shop.example' } as const
      const made = await handMadeDefinition(folder.path, server, undefined, callbacks)
      const file = made.write(name.replaceAll(/\W+/g, '-'), {
        capabilities: [...made.document.capabilities, ...capabilities],
        pages: {
          login: { ...made.document.pages.login, ...login },
          consent: { ...made.document.pages.consent, ...consent },
        },
      })
      const { code, stdout } = await examine(file)
      assert.equal(code, mend === undefined ? 0 : 2, stdout)
      assert.deepEqual(stdout.match(/(?<=mend: ).*/g) ?? [], mend === undefined ? [] : [mend])
      assert.match(stdout, says)
    })
})

void describe('doctor takes a consent back and asks again, where the request', () => {
  let server: Awaited<ReturnType<typeof startScriptedServer>>
  let made: HandMadeDefinition
  before(async () => {
    server = await startScriptedServer({})
    const callbacks = { scheme: 'http', host: 'shop.example' } as const
    made = await handMadeDefinition(folder.path, server, undefined, callbacks)
  })
  after(() => server.close())

  const examined = (name: string, url: string) =>
    examine(
      made.write(name, {
        capabilities: [...made.document.capabilities, 'grant-revocation'],
        freshUsers: undefined,
        http: {
          revokeGrants: {
            method: 'DELETE',
            url: `${server.url}/api/v2/${url}`,
            headers: { authorization: `Bearer ${server.token}` },
          },
        },
      }),
    )

  test('takes it back', async () => {
    const { code, stdout } = await examined('revokes', 'grants?user_id={userId}')
    assert.equal(code, 0, stdout)
    assert.match(stdout, /✓ consent taken back, and asked for again: the consent dialog/)
  })

  test('is answered and does nothing', async () => {
    const { stdout } = await examined('revokes-nothing', 'grants/none')
    assert.match(
      stdout,
      /! consent taken back, and asked for again: .*see whether http\.revokeGrants does what it should/,
    )
  })
})

test('a run judges an API of one scope by what needs no second, and calls the server by its own address', async (t) => {
  const server = await startScriptedServer(misbehaviours['html-for-tokens'])
  t.after(() => server.close())
  const callbacks = { scheme: 'http', host: 'shop.example' } as const
  const made = await handMadeDefinition(folder.path, server, undefined, callbacks)
  const [api] = made.document.apis
  const file = made.write('one-scope', {
    capabilities: [...made.document.capabilities, 'consent-remembered'],
    apis: [{ ...api, scopes: api?.scopes.slice(0, 1) }],
  })
  const ids = ['denial.returns-state', 'dialog.grants-no-more-than-asked', 'widening.is-remembered']
  const out = join(folder.path, 'out')
  const { stdout, stderr } = await consentConformance([
    ...['run', '--server', file, '--user-agent', 'http', '--out', out],
    ...ids.flatMap((id) => ['--requirement', id]),
  ])
  assert.ok(stdout.includes('reports:'), stdout + stderr)
  const rows = resultsIn(out).servers.flatMap(({ requirements }) => requirements)
  const [state, granted, wider] = ids.map((id) => rows.find((row) => row.id === id))
  assert.equal(state?.verdict, 'pass', state?.reason)
  assert.equal(granted?.verdict, 'not-testable')
  assert.ok(granted.reason.includes(`POST "${server.url}/oauth/token" is not JSON`), granted.reason)
  assert.equal(wider?.verdict, 'not-applicable')
  assert.match(wider.reason, /needs two scopes of an API, and "Blog API.*" has one: list another/)
})
