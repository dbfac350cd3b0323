/** Passwords and tokens that nothing but this trial has: wherever one of them is met, it has leaked. */
export const PLANTED = {
  imapPassword: 'pLanted-1map!#$-Zq81xWv',
  smtpPassword: 'pLanted-5mtp!#$-Kd72mRt',
  botPassword: 'pLanted~b0t.Q8Hs-Vc93nLp',
  botAccessToken: 'pLanted-acc3ss-t0ken-Xj64bTy',
  metricsToken: 'pLanted-m3trics-Gh55wNu',
} as const

const formsOf = (secret: string): readonly string[] => [
  secret,
  encodeURIComponent(secret),
  JSON.stringify(secret).slice(1, -1),
  ...[secret, `\0${secret}`, `\0\0${secret}`].map((shifted) =>
    // The same bytes look otherwise in base64 by where they begin; the ends depend on their neighbours.
    Buffer.from(shifted).toString('base64').slice(4, -4),
  ),
  Buffer.from(secret).toString('hex'),
]

/** Which of these secrets stand in a text, plainly or in a form that anybody turns back. */
export const leakedIn = (text: string, secrets: readonly string[]): readonly string[] =>
  secrets.filter((secret) => formsOf(secret).some((form) => text.includes(form)))
