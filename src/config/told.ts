/**
 * Variables that say what an installation is, whichever machine it runs on: files carry them from one to another. The
 * others are a machine's own, or secrets.
 */
export const ofTheInstallation: readonly string[] = [
  ...['TIME_ZONE', 'HOME_URL', 'SECURITY_CONTACT', 'SERVICE_DOCUMENTATION'],
  ...['BRAND', 'BRAND_COLOUR', 'BRAND_COLOUR_DARK', 'HELP_PHONE', 'HELP_HOURS', 'HELP_CONTACT'],
  ...['PRIVACY_URL', 'ACCESSIBILITY_URL', 'MAIL_FROM', 'ALERT_TO', 'WEBAUTHN_RELATED_ORIGINS'],
  ...['SESSION_IDLE', 'SESSION_MOST', 'ATTEMPT_LIFETIME', 'CODE_LIFETIME', 'ACCESS_TOKEN_LIFETIME'],
  ...['REFRESH_IDLE', 'REFRESH_MOST', 'OPERATOR_LEVEL', 'OPERATOR_FACTORS', 'OPERATOR_SESSION', 'API_DPOP'],
  ...['SMS_COUNTRIES', 'SMS_HOURLY', 'SMS_HOURLY_PER_PREFIX'],
]
