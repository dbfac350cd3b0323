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

export type DocumentReading =
  | { readonly ok: true; readonly pages: readonly PageText[] }
  | { readonly ok: false; readonly fault: DocumentFault }
