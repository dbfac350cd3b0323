import { pageOf } from '../fixtures/pages.js'
import { describeDocumentText } from '../ports/document-text-contract.js'
import { FakeDocumentText, fakePdf } from './document-text.js'

describeDocumentText('FakeDocumentText', () => ({
  reader: new FakeDocumentText(),
  make: (...lines) => fakePdf(pageOf(...lines.map((line, index) => [50, 40 + 20 * index, line] as const))),
}))
