/** One run of text on a page. Units are PDF points; x grows to the right, y grows DOWN from the top of the page. */
export interface TextItem {
  readonly text: string
  readonly x: number
  /** Baseline of the text. */
  readonly y: number
  readonly width: number
  /** Font height. */
  readonly height: number
  /** Opaque; runs of one document that share it look alike. */
  readonly font?: string
}

export interface PageText {
  readonly width: number
  readonly height: number
  readonly items: readonly TextItem[]
}

/** Why a document gave no text. */
export type DocumentFault =
  'scanned' | 'encrypted' | 'damaged' | 'empty' | 'wrong_type' | 'too_large' | 'too_slow'

/** How sure the text of a picture is. What is known by it alone may be misread: a person looks before it is acted on. */
export interface Recognition {
  /** Mean over the words, 0 to 100. */
  readonly confidence: number
}

/** `recognised` is there only where the text was made out in a scan or a picture (OCR). */
export type DocumentReading =
  | { readonly ok: true; readonly pages: readonly PageText[]; readonly recognised?: Recognition }
  | { readonly ok: false; readonly fault: DocumentFault }
