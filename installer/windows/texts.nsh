; SPDX-License-Identifier: MIT
; What setup and uninstaller say themselves, in the program's languages; everything else comes with NSIS. Windows chooses.
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "German"
!insertmacro MUI_LANGUAGE "Japanese"

LangString stillRunning ${LANG_ENGLISH} "Underpass is still running and does not end. End it from its tray icon, then start this again."
LangString stillRunning ${LANG_GERMAN} "Underpass läuft noch und endet nicht. Beenden Sie es über sein Symbol im Infobereich, und starten Sie dies dann erneut."
LangString stillRunning ${LANG_JAPANESE} "Underpass がまだ実行中で、終了しません。通知領域のアイコンから終了してから、もう一度実行してください。"

LangString keepProfiles ${LANG_ENGLISH} "Keep your profiles, trusted host keys and remembered passwords for a later installation?"
LangString keepProfiles ${LANG_GERMAN} "Ihre Profile, vertrauten Hostschlüssel und gemerkten Passwörter für eine spätere Installation behalten?"
LangString keepProfiles ${LANG_JAPANESE} "プロファイル、信頼したホスト鍵、保存したパスワードを、今後のインストールのために残しますか?"
