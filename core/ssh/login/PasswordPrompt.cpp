// SPDX-License-Identifier: MIT
#include "core/ssh/login/PasswordPrompt.h"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

namespace underpass {
namespace {

// Small letters of ASCII; others as they stand, in both sizes where a prompt may begin with a capital one.
// After the translations of Linux-PAM (its folder po/, "Password: "), Windows ("Kennwort"), Cisco
// ("passcode" is none) and what ssh, Dropbear, FreeBSD's PAM and Kerberos print. Longer ones first where one
// begins another.
constexpr std::string_view passwordWords[] = {"password", "passwort", "passwuert", "kennwort", "mot de passe",
    "contraseña", "contrasenya", "contrasinal", "palavra-passe", "senha", "wachtwoord", "wagwoord",
    "lösenord", "adgangskode", "passord", "lykilorð", "hasło", "heslo", "geslo", "jelszó", "salasana",
    "slaptažodis", "parolă", "parola", "parole", "parool", "şifre", "Şifre", "şifrə", "lozinka", "zaporka",
    "лозинка", "Лозинка", "пароль", "Пароль", "парола", "Парола", "құпия сөз", "Құпия сөз",
    "κωδικός πρόσβασης", "Κωδικός πρόσβασης", "κωδικός", "Κωδικός", "συνθηματικό", "Συνθηματικό", "pasahitza",
    "pasvorto", "fjalëkalimi", "cyfrinair", "pasfhocal", "mật khẩu", "kata sandi", "kata laluan",
    "iphasiwedi", "паролата", "პაროლი", "パスワード", "密码", "密碼", "口令", "암호", "비밀번호",
    "كلمة المرور", "كلمة السر", "گذرواژه", "סיסמה", "ססמה", "पासवर्ड", "পাসওয়ার্ড", "পাছৱৰ্ড", "ਪਾਸਵਰਡ",
    "પાસવર્ડ", "கடவுச்சொல்", "సంకేతపదము", "ಗುಪ್ತಪದ", "അടയാളവാക്ക്", "ପ୍ରବେଶ ସଂକେତ", "මුරපදය", "รหัสผ่าน", "ពាក្យសម្ងាត់"};

// What may stand beside it without changing what is asked for.
constexpr std::string_view harmlessWords[] = {"enter", "please", "your", "the", "type", "input", "for", "of",
    "user", "user's", "account", "login", "log-in", "unix", "ldap", "kerberos", "nis", "domain", "windows",
    "active", "directory", "system", "für", "fuer", "von", "bitte", "ihr", "eingeben", "benutzer", "pour",
    "de", "du", "compte", "votre", "para", "del", "usuario", "usuário", "do", "per", "voor", "van", "av",
    "til", "dla", "для", "пользователя", "的", "の", "请输入", "請輸入", "を入力してください"};

// That it is a new one; whole words, and parts of words.
constexpr std::string_view newWords[] = {"new", "neu", "neue", "neues", "neuen", "nouveau", "nouvelle",
    "nueva", "nuevo", "nova", "novo", "nuova", "nuovo", "nieuw", "nieuwe", "nytt", "ny", "nye", "nowe",
    "nowy", "nou", "noua", "uusi", "uutta", "yeni", "naujas", "baru", "berria", "novou", "novog"};
constexpr std::string_view newParts[] = {"нов", "Нов", "νέο", "Νέο", "νέου", "新", "새", "الجديد", "جديد",
    "جدید", "חדש", "नया", "nové", "nový", "új ", "Új ", "nouă", "mới", "ใหม่"};

// That a bare prompt asks for something else, where the words around it say so.
constexpr std::string_view otherWords[] = {"otp", "totp", "hotp", "oath", "token", "tokens", "tokencode",
    "code", "codes", "pin", "tan", "passcode", "passphrase", "duo", "sms", "mfa", "2fa", "authenticator",
    "yubikey", "securid", "challenge", "old", "current", "verification", "retype", "again", "jeton", "codice",
    "kod", "kodu", "koodi", "kode"};
constexpr std::string_view otherParts[] = {"one-time", "one time", "onetime", "einmal", "bestätigungs",
    "usage unique", "vérification", "un solo uso", "verificación", "código", "verificação", "weryfikacyjn",
    "jednorazow", "одноразов", "Одноразов", "код", "Код", "токен", "Токен", "ワンタイム", "コード",
    "トークン", "验证码", "驗證碼", "动态", "動態", "令牌", "인증", "일회용", "التحقق"};

bool isLetter(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 || (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z');
}

// g++ 12 warns of std::string::replace() where there is nothing to warn of.
void replaceAt(std::string& text, std::size_t at, std::size_t size, std::string_view by)
{
    std::string whole{text, 0, at};
    whole.append(by);
    whole.append(text, at + size);
    text = std::move(whole);
}

void replaceAll(std::string& text, std::string_view what, std::string_view by)
{
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
        replaceAt(text, at, what.size(), by);
}

std::string folded(std::string text)
{
    std::ranges::transform(text, text.begin(),
        [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    for (const std::string_view blank : {"\u00a0", "\u202f", "\u3000", "\n"})
        replaceAll(text, blank, " ");
    for (const std::string_view colon : {"：", "﹕", "៖"})
        replaceAll(text, colon, ":");
    for (const std::string_view apostrophe : {"‘", "’", "`", "´"})
        replaceAll(text, apostrophe, "'");
    return text;
}

bool contains(const std::string& text, std::string_view part)
{
    return text.find(part) != std::string::npos;
}

bool isOneOf(auto& words, std::string_view word)
{
    return std::ranges::find(words, word) != std::ranges::end(words);
}

bool hasAny(const std::string& text, auto& words, auto& parts)
{
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        while (at < text.size() && isLetter(text[at]))
            ++at;
        if (isOneOf(words, std::string_view{text}.substr(begin, at - begin)))
            return true;
        ++at;
    }
    return std::ranges::any_of(parts, [&](std::string_view part) { return contains(text, part); });
}

// Takes the longest password word out of it; false where there is none.
bool takeOutPasswordWord(std::string& text)
{
    std::string_view longest;
    for (const std::string_view word : passwordWords) {
        if (word.size() > longest.size() && contains(text, word))
            longest = word;
    }
    if (longest.empty())
        return false;
    replaceAt(text, text.find(longest), longest.size(), "\t"); // What was one word with it stays apart.
    return true;
}

bool isAccount(std::string_view word, const std::string& account)
{
    if (word.ends_with("'s"))
        word.remove_suffix(2);
    return !account.empty() && (word == account || word.starts_with(account + "@"));
}

// Whether nothing is left of the prompt but harmless words and the account.
bool isHarmless(const std::string& text, const std::string& account)
{
    constexpr std::string_view around = " ()[]<>'\":";
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find_first_of(" \t", at), text.size());
        std::string_view word = std::string_view{text}.substr(at, end - at);
        at = end + 1;
        const std::string_view whole = word;
        while (!word.empty() && contains(std::string{around}, word.substr(0, 1)))
            word.remove_prefix(1);
        while (!word.empty() && contains(std::string{around}, word.substr(word.size() - 1)))
            word.remove_suffix(1);
        if (!word.empty() && !isOneOf(harmlessWords, word) && !isAccount(word, account)
            && !isAccount(whole, account))
            return false;
    }
    return true;
}

bool isBare(const CodeQuestion::Prompt& prompt, const std::string& account)
{
    std::string text = folded(prompt.text);
    if (prompt.echo || !takeOutPasswordWord(text))
        return false;
    // "password" must be a word of its own: "passwordless" and "onetimepassword" are not.
    const auto at = text.find('\t');
    const auto touches = [&](std::size_t place) {
        return place < text.size() && isLetter(text[place]) && static_cast<unsigned char>(text[place]) < 0x80;
    };
    if ((at > 0 && touches(at - 1)) || touches(at + 1))
        return false;
    return isHarmless(text, folded(account));
}

} // namespace

bool asksForANewPassword(const CodeQuestion::Prompt& prompt)
{
    std::string text = folded(prompt.text);
    return !prompt.echo && hasAny(text, newWords, newParts) && takeOutPasswordWord(text);
}

std::optional<std::size_t> passwordPromptOf(const CodeQuestion& question, const std::string& account)
{
    const auto& prompts = question.prompts;
    if (std::ranges::any_of(prompts, asksForANewPassword))
        return std::nullopt;
    const std::string around = folded(question.name + "\n" + question.instruction);
    // Beside other prompts these words are about those.
    if (prompts.size() == 1 && (hasAny(around, otherWords, otherParts) || hasAny(around, newWords, newParts)))
        return std::nullopt;
    const auto found = std::ranges::find_if(
        prompts, [&](const CodeQuestion::Prompt& prompt) { return isBare(prompt, account); });
    if (found == prompts.end())
        return std::nullopt;
    return static_cast<std::size_t>(found - prompts.begin());
}

} // namespace underpass
