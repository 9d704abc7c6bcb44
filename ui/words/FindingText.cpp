// SPDX-License-Identifier: MIT
#include "ui/words/FindingText.h"

#include "ui/words/ErrorText.h"
#include "ui/words/ForwardText.h"
#include "ui/words/SentenceText.h"

namespace underpass {

namespace {

struct FoundText
{
    QString operator()(const found::Trouble& trouble) const { return userSentence(trouble.why); }
    QString operator()(const found::Listening& listening) const
    {
        return translated(listening.text).arg(forwardTitle(listening.forward));
    }
    QString operator()(const found::Said& said) const { return sentenceText(sentenceOf(said.notice)); }
    QString operator()(const auto& other) const
    {
        constexpr std::size_t longestGreeting = 400;
        return sentenceText({other.text, other.parts()}, longestGreeting);
    }
};

} // namespace

QString findingText(const CheckFinding& finding)
{
    QString text = std::visit(FoundText{}, finding);
    const auto more = moreOf(finding);
    if (!more.empty() && !text.endsWith('.'))
        text += '.'; // It ends with words of the server.
    for (const Sentence& each : more)
        text += ' ' + sentenceText(each);
    return text;
}

} // namespace underpass
