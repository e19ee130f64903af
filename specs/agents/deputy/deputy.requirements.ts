import { must, should, type CatalogueEntry } from '../../../harness/judge/requirement.ts'
import { agentConsiderations, agentPractices } from '../../sources/agents.ts'
import { oauth } from '../../sources/standards.ts'

const deputy = agentConsiderations('Confused Deputy Problem')
const state = agentPractices('Confused Deputy Problem, OAuth State Parameter Validation')
const page = agentPractices('Confused Deputy Problem, Consent UI Requirements')
const needs = [
  'authorization-code',
  'consent-dialog',
  'dynamic-registration',
  'third-party-sign-in',
] as const

export default [
  {
    id: 'deputy.asks-before-it-forwards',
    profiles: { mcp: must(deputy) },
    statement:
      'Nothing reaches the third party for a client that registered itself before the user was asked about that client, although the third party remembers a consent and another client was approved.',
    readings:
      'Would have caught FastMCP before 2.13.0 (GHSA-c2jp-c369-7pvx), a sample of cloudflare/ai (its issue 51), anythingmcp#417 and obot#6934.',
    needs,
  },
  {
    id: 'deputy.answer-counts-where-it-was-approved',
    profiles: { mcp: must(state) },
    statement:
      "The third party's answer counts in the browser in which the user approved the client and in no other: who is sent on by somebody else's approval gives nothing away.",
    readings: 'Would have caught CVE-2026-27124 (FastMCP before 3.0.0).',
    needs,
  },
  {
    id: 'deputy.answer-needs-its-own-approval',
    profiles: { mcp: must(state) },
    statement:
      "An approval of one authorization lets no answer to another through: a user who is about to approve something themselves is not sent on by somebody else's approval.",
    readings:
      'The state has to be the very one that is kept for the browser, so that having one is not enough.',
    needs,
  },
  {
    id: 'deputy.shown-page-is-no-approval',
    profiles: { mcp: must(state) },
    statement:
      'Nothing that lets an answer of the third party through is given to a browser that was only shown the page: not by the request of a client, nor by the address of a page that somebody else was shown.',
    readings:
      'The text says that a cookie that holds the state, set before the approval, makes the page worth nothing.',
    needs,
  },
  {
    id: 'deputy.state-is-fresh',
    profiles: { mcp: must(state) },
    statement:
      'Each authorization goes to the third party with a state of its own, which cannot be told from that of another.',
    readings:
      'The text wants it random, which nobody sees. That those of one client, and of one browser, differ in more than a short piece is the least of it: with a number that is counted up they do not.',
    needs,
  },
  {
    id: 'deputy.answer-needs-its-state',
    profiles: { mcp: must(state) },
    statement:
      'An answer of the third party without a state, or with one that was never given out, is refused.',
    needs,
  },
  {
    id: 'deputy.answer-counts-once',
    profiles: { mcp: must(state) },
    statement:
      'An answer of the third party that was taken once gives nothing when it comes again.',
    needs,
  },
  {
    id: 'deputy.refusal-reaches-the-client',
    profiles: { mcp: should(oauth('4.1.2.1 Error Response')) },
    statement:
      'A user who refuses at the third party is sent back to the client, with "access_denied" and the state of its request.',
    readings:
      'The section speaks of a refusal at the server itself; that one beyond it is told likewise follows, since the client waits for an answer. Would have caught FastMCP#4293.',
    needs,
  },
  {
    id: 'deputy.shows-what-it-asks-for',
    profiles: { mcp: must(page) },
    statement:
      'The page shows every scope that the third party is then asked for, where the client names scopes and where it names none.',
    readings:
      'A scope that stands on the page where nobody sees it without opening a part of it is for a person to judge. Would have caught FastMCP#4670.',
    part: 'dialog',
    needs,
  },
  {
    id: 'deputy.shows-where-it-sends-tokens',
    profiles: { mcp: must(page) },
    statement:
      'The page shows the callback of the client, to which tokens will be sent, as a whole.',
    part: 'dialog',
    needs,
  },
  {
    profile: 'mcp',
    source: agentPractices('Confused Deputy Problem, Per-Client Consent Storage'),
    statement: 'Approved clients are kept for each user, and where nobody else can write.',
    excluded:
      'A proxy learns who its user is from the third party, after the approval, so that what it keeps before is of a browser; whose it is cannot be seen, nor how a server keeps what is not in a cookie. That what is kept is looked at before anything is sent on is judged.',
  },
  {
    profile: 'mcp',
    source: state,
    statement: 'A state that nobody answers is forgotten soon, after some ten minutes.',
    excluded: 'No scenario waits as long.',
  },
  {
    profile: 'mcp',
    source: agentPractices('Token Passthrough'),
    statement: 'Tokens of the third party are not accepted, and tokens of clients not handed on.',
    excluded: 'It is no matter of consent, and what the MCP server sends on its users do not see.',
  },
  {
    profile: 'mcp',
    source: agentConsiderations('Communication Security'),
    statement: 'Every endpoint of the authorization server is served by https.',
    excluded: 'The servers that are started here are reached on loopback.',
  },
] satisfies readonly CatalogueEntry[]
