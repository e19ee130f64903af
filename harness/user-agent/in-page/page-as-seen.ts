import type { Frame, Page } from '@playwright/test'
import { createClips } from './clip.ts'
import { createInk } from './ink.ts'
import { readingOptions } from './options.ts'
import { readPage } from './read-page.ts'

/** One expression, since nothing else than its own text reaches the page. */
const expression = `(${readPage})(${JSON.stringify(readingOptions)}, ${createClips}, ${createInk})`

/** The HTML of the page in front of the user, or of a frame in it, with `unseenMarks` on what a person does not see. */
export const pageAsSeen = async (page: Page | Frame): Promise<string> =>
  page.evaluate<string>(expression)
