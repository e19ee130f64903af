import { load, type CheerioAPI } from 'cheerio'

/** Elements of a parsed page. */
export type Selection = ReturnType<CheerioAPI>
/** One node of a parsed page. */
export type PageNode = Exclude<Parameters<typeof load>[0], string | Buffer | readonly unknown[]>

/**
 * A page as a tree, as a user agent without scripts builds it: what stands in a `<noscript>` is part
 * of the page, what stands in a `<template>` is not.
 */
export const parsePage = (html: string): CheerioAPI => {
  const $ = load(html, { scriptingEnabled: false })
  if (/<template/i.test(html)) $('template').contents().empty()
  return $
}

/** The words of a text; `undefined` for every other node. */
export const textOf = (node: PageNode): string | undefined =>
  node.nodeType === 3 ? node.data : undefined
