// SPDX-License-Identifier: MIT
#include "core/ssh/login/PasswordPrompt.h"

#include <gtest/gtest.h>

namespace underpass {
namespace {

bool isForThePassword(const std::string& prompt, const std::string& instruction = "")
{
    return passwordPromptOf({"", instruction, {{prompt, false}}}, "anna") == 0U;
}

TEST(PasswordPrompt, IsKnownInTheLanguagesThatServersSpeak)
{
    for (const char* prompt :
        {"Password:", "Password: ", "password", "PASSWORD:", "Passwort: ", "Kennwort:", "Mot de passe : ",
            "Mot de passe\u00a0:", "Contraseña: ", "パスワード: ", "密码: ", "密码：",
            "密碼:", "Пароль: ", "Senha: ", "Wachtwoord: ", "Lösenord: ", "Adgangskode: ", "Passord: ",
            "Hasło: ", "Salasana: ", "Parola: ", "암호: ", "كلمة المرور: ", "Heslo: ", "Jelszó: ", "Şifre: "})
        EXPECT_TRUE(isForThePassword(prompt)) << prompt;
}

TEST(PasswordPrompt, MayNameTheAccountThatLogsIn)
{
    for (const char* prompt : {"anna@mail.example.org's password: ", "Password for anna@mail.example.org:",
             "Password for anna:", "(anna@mail.example.org) Password: ", "Passwort für anna: ",
             "Mot de passe pour anna : ", "Enter password:", "Please enter your password: ",
             "LDAP Password: ", "UNIX password: ", "anna's Password:", "Password for user 'anna':",
             "anna@mail の パスワード:", "anna@mail.example.org:22's password:"})
        EXPECT_TRUE(isForThePassword(prompt)) << prompt;
    for (const char* prompt :
        {"root@mail.example.org's password: ", "Password for bert:", "Password for ann:"})
        EXPECT_FALSE(isForThePassword(prompt)) << prompt;
}

TEST(PasswordPrompt, IsNotOneForAnythingElse)
{
    for (const char* prompt : {"One-time password (OATH) for `anna': ", "One time password:",
             "Onetimepassword:", "OTP password:", "Einmalpasswort: ", "Einmal-Passwort:",
             "Mot de passe à usage unique : ", "ワンタイムパスワード:", "动态密码：", "一次性密码:",
             "Одноразовый пароль: ", "일회용 암호: ", "Contraseña de un solo uso: ", "Hasło jednorazowe: ",
             "Password or token:", "Password + token:", "Passcode:", "Passcode or option (1-5): ", "Code: ",
             "Verification code: ", "PIN: ", "Enter PIN for 'PIV card': ", "Passphrase: ", "Duo passcode: ",
             "Current password: ", "(current) UNIX password: ", "Old password:", "Altes Passwort: ",
             "New password: ", "Neues Passwort: ", "Nouveau mot de passe : ", "Nueva contraseña: ",
             "新しいパスワード: ", "新的密码：", "Новый пароль: ", "Retype new password: ", "Password again:",
             "Passwordless?", "SMS password: ", "Password: 2nd", "", ":", "anna:", "Response: "})
        EXPECT_FALSE(isForThePassword(prompt)) << prompt;
}

TEST(PasswordPrompt, IsNotOneThatIsShownWhileItIsTyped)
{
    EXPECT_FALSE(passwordPromptOf({"", "", {{"Password: ", true}}}, "anna"));
}

TEST(PasswordPrompt, IsNotOneWhereTheWordsAroundItSaySo)
{
    EXPECT_TRUE(isForThePassword("Password: ", "Welcome to mail.example.org, spinning since 1998."));
    for (const char* instruction : {"Enter the one-time password that was sent by SMS.", "RSA SecurID",
             "Geben Sie Ihr Einmalpasswort ein.", "Enter your token code", "确认验证码", "Введите код из SMS",
             "Your password has expired. Choose a new one."})
        EXPECT_FALSE(isForThePassword("Password: ", instruction)) << instruction;
}

TEST(PasswordPrompt, IsFoundBesideACode)
{
    EXPECT_EQ(
        passwordPromptOf({"", "Enter your password and the code.", {{"Password: "}, {"Code: "}}}, "anna"),
        0U);
    EXPECT_EQ(passwordPromptOf({"", "", {{"Verification code: "}, {"Password: "}}}, "anna"), 1U);
    EXPECT_FALSE(
        passwordPromptOf({"", "", {{"Password: "}, {"New password: "}, {"Retype new password: "}}}, "anna"));
}

TEST(PasswordPrompt, KnowsOneForANewPassword)
{
    for (const char* prompt :
        {"New password: ", "Enter new UNIX password: ", "Neues Passwort: ", "Retype new password: ",
            "Nouveau mot de passe : ", "新しいパスワード: ", "Новый пароль: ", "Nytt lösenord: "})
        EXPECT_TRUE(asksForANewPassword({prompt, false})) << prompt;
    for (const char* prompt : {"Password: ", "New PIN: ", "Current password: ", "One-time password: "})
        EXPECT_FALSE(asksForANewPassword({prompt, false})) << prompt;
    EXPECT_FALSE(asksForANewPassword({"New password: ", true}));
}

} // namespace
} // namespace underpass
