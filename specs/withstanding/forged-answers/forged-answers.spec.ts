import {
  answerOf,
  whereFormsCount,
  decisionIn,
  forged,
  freshFields,
  proofsIn,
  valuesIn,
  type Forgery,
} from '../../../fixtures/forgery.ts'
import { scopeOf } from '../../../fixtures/relying-party/request-scope.ts'
import { covers, expect, test } from '../../../fixtures/test.ts'
import type { TokenAnswer } from '../../../fixtures/token-answer.ts'
import { impossibleError } from '../../../harness/judge/errors.ts'
import type { User } from '../../../fixtures/user.ts'
import { requestOf, type Submission } from '../../../harness/user-agent/submission.ts'
import { attackerOrigin } from '../../../harness/user-agent/user-agent.ts'

const id = 'dialog.forged-answer-grants-nothing'

test(
  'another site answers the dialog in the name of the user',
  covers(id),
  async ({ world, user, verify }) => {
    const { blog, app } = await whereFormsCount(world, user)
    const { read } = blog
    const attacker = await world.user()
    const ask = () => app.authorizationUrl({ scope: scopeOf(app, read) })
    const url = ask()
    const own = answerOf(await attacker.signIn(url), 'accept')
    const again = answerOf(await (await world.elsewhere(attacker)).signIn(url), 'accept')
    const fresh = freshFields(own, again)
    const forgeries: Readonly<Record<string, Forgery>> = {
      'copied from another dialog': {},
      'without what is new in every dialog': { without: fresh },
      'with nothing in what is new': { with: Object.fromEntries(fresh.map((name) => [name, ''])) },
      'sent as an address': { method: 'GET' },
      'sent as an address without what is new': { method: 'GET', without: fresh },
    }
    const gains = new Map<string, TokenAnswer>()

    for (const [what, forgery] of Object.entries(forgeries)) {
      // Some servers know which dialog is open, and take any answer for one to it.
      await user.signIn(ask())
      const tab = await user.inAnotherTab()
      const page = await tab.submit(forged(own, forgery), attackerOrigin)
      const gain = page.kind === 'callback' ? await app.attemptRedeem(page) : undefined
      if (gain?.idClaims) gains.set(what, gain)
      else await verify(id, () => expect(page).toIssueNothing(), what)

      const next = await user.signIn(ask())
      await verify(id, () => expect(next).toAskOrRefuse(), what)
    }

    // To a server that keeps no session it may be the attacker's own answer, which is nothing of the user's.
    const theirs = await app.redeem(await user.allow(ask()))
    for (const [what, gain] of gains)
      await verify(id, () => expect(gain).toBeOfAnotherUserThan(theirs), what)
  },
)

/** The proofs in a form. What everybody is given alike is one only where no answer is taken without it. */
const proofsThatCount = async (
  user: User,
  ours: Submission,
  theirs: Submission,
): Promise<string[]> => {
  const fresh = freshFields(ours, theirs)
  const counting: string[] = []
  for (const name of proofsIn(ours)) {
    const isWanted = async () =>
      expect(await user.submit(forged(ours, { without: [name] }))).toIssueNothing().held === true
    if (fresh.includes(name) || (await isWanted())) counting.push(name)
  }
  return counting
}

test(
  'a form comes without the proof of its dialog',
  covers('decision.needs-its-proof'),
  async ({ world, user, verify }) => {
    const { blog, app } = await whereFormsCount(world, user)
    const { read } = blog
    const url = app.authorizationUrl({ scope: read })
    const attacker = await world.user()
    const theirs = answerOf(await attacker.signIn(url), 'accept')
    const ours = answerOf(await user.signIn(url), 'accept')
    const proofs = await proofsThatCount(user, ours, theirs)
    if (proofs.length === 0)
      throw impossibleError('the form of the dialog carries no field that looks like a proof')
    const forgeries: Readonly<Record<string, Forgery>> = {
      'without it': { without: proofs },
      'with nothing in it': { with: Object.fromEntries(proofs.map((name) => [name, ''])) },
      "with that of somebody else's": { with: valuesIn(theirs, proofs) },
    }

    for (const [what, forgery] of Object.entries(forgeries)) {
      const dialog = await user.signIn(app.authorizationUrl({ scope: read }))
      const page = await user.submit(forged(answerOf(dialog, 'accept'), forgery))
      await verify('decision.needs-its-proof', () => expect(page).toIssueNothing(), what)

      const next = await user.signIn(app.authorizationUrl({ scope: read }))
      await verify('decision.needs-its-proof', () => expect(next).toAskOrRefuse(), what)
    }
  },
)

test(
  'the answer to a dialog comes by GET',
  covers('decision.only-by-post'),
  async ({ world, user, verify }) => {
    const { blog, app } = await whereFormsCount(world, user)
    const { read } = blog

    const dialog = await user.signIn(app.authorizationUrl({ scope: read }))
    const page = await user.submit(forged(answerOf(dialog, 'accept'), { method: 'GET' }))
    await verify('decision.only-by-post', () => expect(page).toIssueNothing())

    const next = await user.signIn(app.authorizationUrl({ scope: read }))
    await verify('decision.only-by-post', () => expect(next).toAskOrRefuse())
  },
)

test(
  'the answer to a dialog comes by HEAD',
  covers('decision.only-by-post'),
  async ({ world, user, verify }) => {
    const { blog, app } = await whereFormsCount(world, user)
    const { read } = blog

    const dialog = await user.signIn(app.authorizationUrl({ scope: read }))
    const { url } = requestOf(forged(answerOf(dialog, 'accept'), { method: 'GET' }))
    const response = await user.request({ method: 'HEAD', url })
    await verify('decision.only-by-post', () => expect(response).toCarryNoAnswer())

    const next = await user.signIn(app.authorizationUrl({ scope: read }))
    await verify('decision.only-by-post', () => expect(next).toAskOrRefuse())
  },
)

test(
  'a form comes back without a decision',
  covers('decision.silence-is-refusal'),
  async ({ world, user, verify }) => {
    const { blog, app } = await whereFormsCount(world, user)
    const { read } = blog
    const ask = () => user.signIn(app.authorizationUrl({ scope: read }))
    const first = await ask()
    const [yes, no] = [answerOf(first, 'accept'), answerOf(first, 'deny')]
    const decision = decisionIn(yes, no)
    if (decision.length === 0)
      throw impossibleError('the form of the dialog has no field that holds the decision')
    const shared = decision.filter((name) => no.fields.some((field) => field[0] === name))
    const neither = Object.fromEntries(shared.map((name) => [name, 'neither']))
    const forgeries: Readonly<Record<string, Forgery>> = {
      'without it': { without: decision },
      'with nothing in it': { with: Object.fromEntries(decision.map((name) => [name, ''])) },
      ...(shared.length > 0 ? { 'with another': { with: neither } } : {}),
    }

    for (const [what, forgery] of Object.entries(forgeries)) {
      const page = await user.submit(forged(answerOf(await ask(), 'accept'), forgery))
      await verify('decision.silence-is-refusal', () => expect(page).toIssueNothing(), what)
      const next = await ask()
      await verify('decision.silence-is-refusal', () => expect(next).toAskOrRefuse(), what)
    }
  },
)

test(
  'a dialog that was accepted is accepted again',
  covers('decision.is-single-use'),
  async ({ world, user, verify }) => {
    const { blog, app } = await whereFormsCount(world, user)
    const { read } = blog
    const dialog = await user.signIn(app.authorizationUrl({ scope: read }))
    const form = answerOf(dialog, 'accept')
    await user.accept(dialog)
    const again = await user.submit(form)
    await verify('decision.is-single-use', () => expect(again).toIssueNothing())
  },
)

test(
  'a dialog that was refused is accepted afterwards',
  covers('decision.is-single-use'),
  async ({ world, user, verify }) => {
    const { blog, app } = await whereFormsCount(world, user)
    const { read } = blog
    const dialog = await user.signIn(app.authorizationUrl({ scope: read }))
    const [yes, no] = [answerOf(dialog, 'accept'), answerOf(dialog, 'deny')]
    await user.submit(no)

    const page = await user.submit(yes)

    await verify('decision.is-single-use', () => expect(page).toIssueNothing())
  },
)

test(
  'a dialog is answered twice at once',
  covers('decision.is-single-use'),
  async ({ world, user, verify }) => {
    const { blog, app } = await whereFormsCount(world, user)
    const { read } = blog
    const dialog = await user.signIn(app.authorizationUrl({ scope: read }))
    const form = answerOf(dialog, 'accept')
    const tabs = [await user.inAnotherTab(), await user.inAnotherTab()]

    const pages = await Promise.all(tabs.map((tab) => tab.submit(form)))

    await verify('decision.is-single-use', () => expect(pages).toIssueOneCodeAtMost())
  },
)
