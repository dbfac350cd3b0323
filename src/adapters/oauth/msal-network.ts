import type { INetworkModule, NetworkRequestOptions, NetworkResponse } from '@azure/msal-node'
import { ask } from './ask.js'
import { refusalText } from './refusal.js'

export interface MsalNetwork extends INetworkModule {
  /** Why the last request failed; null when it did not. msal itself keeps only a code of its own. */
  fault(): Error | null
}

const isError = (status: number): boolean => status >= 400

/**
 * How msal reaches its authority: within a time limit, which its own client has not. msal insists on https; an authority
 * that the configuration names with http, which it may do on this very machine only, is asked over http all the same.
 */
export const msalNetwork = (authority: string, limitMs?: number): MsalNetwork => {
  const { protocol, host } = new URL(authority)
  let fault: Error | null = null

  const reach = (url: string): string =>
    protocol === 'http:' && new URL(url).host === host ? url.replace(/^https:/, 'http:') : url

  const read = async <T>(response: Response): Promise<NetworkResponse<T>> => {
    const { status, headers } = response
    const body: unknown = await response.json().catch(() => null)
    if (isError(status)) fault = new Error(refusalText(status, body))
    return { status, body: (body ?? {}) as T, headers: Object.fromEntries(headers) }
  }

  const send = async <T>(method: string, url: string, options: NetworkRequestOptions = {}) => {
    const { headers, body } = options
    fault = null
    try {
      return await read<T>(
        await ask(reach(url), { method, ...(headers && { headers }), ...(body && { body }) }, limitMs),
      )
    } catch (error) {
      fault = error instanceof Error ? error : new Error(String(error))
      throw error
    }
  }

  return {
    fault: () => fault,
    sendGetRequestAsync: (url, options) => send('GET', url, options),
    sendPostRequestAsync: (url, options) => send('POST', url, options),
  }
}
