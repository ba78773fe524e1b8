// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "editorwords.h"

#include "base/format.h"
#include "text/normalise.h"

using namespace Qt::StringLiterals;

namespace FibreDesk {

QString EditorWords::address(Text::AddressFinding finding)
{
    using enum Text::AddressFinding;
    switch (finding) {
    case Valid:
        return tr("valid");
    case NoLocalPart:
        return tr("nothing stands before the @");
    case NoDomain:
        return tr("nothing stands behind the @");
    case ConsecutiveDots:
        return tr("two dots in a row");
    case DotAtStart:
    case DotAtEnd:
        return tr("a dot where none may stand");
    case HyphenAtStart:
    case HyphenAtEnd:
        return tr("a hyphen where none may stand");
    case SpaceNearAt:
    case FoldingSpace:
    case DeprecatedSpace:
        return tr("a blank inside");
    case DomainCharacter:
        return tr("a sign that no domain has");
    case TooLong:
    case LocalPartTooLong:
    case DomainTooLong:
    case LabelTooLong:
        return tr("too long");
    case TopLevelOnly:
        return tr("the domain has no dot");
    case NumericTopLevel:
        return tr("the domain ends in a number");
    case ExpectingText:
        return tr("a sign that no address has");
    default:
        return tr("not an address (%1)").arg(Text::findingName(finding));
    }
}

QString EditorWords::exclusion(
    const Audience::ListedRecipient &recipient, const std::vector<Audience::ListedRecipient> &all)
{
    using enum Audience::Exclusion;
    switch (recipient.exclusion) {
    case None:
        return {};
    case NoAddress:
        return tr("No e-mail address");
    case BadAddress:
        return tr("Bad address: %1").arg(address(recipient.address.finding));
    case SeveralAddresses:
        return tr("Several addresses, left out by the rule");
    case Duplicate:
        if (recipient.duplicateOf >= 0 && recipient.duplicateOf < std::ssize(all)) {
            return tr("Same address as line %1").arg(all[std::size_t(recipient.duplicateOf)].line);
        }
        return tr("Same address as another row");
    case ByHand:
        return tr("Excluded by hand");
    }
    return {};
}

QString EditorWords::method(Audience::MatchMethod method)
{
    using enum Audience::MatchMethod;
    switch (method) {
    case None:
        return tr("no match");
    case Manual:
        return tr("chosen by hand");
    case CustomerId:
        return tr("customer number");
    case Email:
        return tr("e-mail");
    case Phone:
        return tr("phone");
    case Address:
        return tr("civic number and postal code");
    }
    return {};
}

QString EditorWords::role(Audience::ColumnRole role)
{
    using enum Audience::ColumnRole;
    switch (role) {
    case Variable:
        return tr("Variable");
    case Email:
        return tr("E-mail");
    case FirstName:
        return tr("First name");
    case LastName:
        return tr("Last name");
    case FullName:
        return tr("Full name");
    case Phone:
        return tr("Phone");
    case Language:
        return tr("Language");
    case Address:
        return tr("Address");
    case City:
        return tr("City");
    case PostalCode:
        return tr("Postal code");
    case Customer:
        return tr("Customer number");
    case GiftUrl:
        return tr("Gift link");
    case Amount:
        return tr("Amount");
    }
    return {};
}

QString EditorWords::nameRule(Audience::NameRule rule)
{
    using enum Audience::NameRule;
    switch (rule) {
    case Spaces:
        return tr("Blanks and invisible signs");
    case Compound:
        return tr("Compound names");
    case Case:
        return tr("Capitals");
    case Accents:
        return tr("Accents");
    }
    return {};
}

NameChangeText EditorWords::nameChange(
    const Audience::NameChange &change, Audience::NamePart part, bool isRefused)
{
    return {.part = int(part),
        .rule = int(change.rule),
        .kind = (part == Audience::NamePart::First ? tr("First name") : tr("Last name")) + u" · "_s
            + nameRule(change.rule),
        .text = u"%1 → %2"_s.arg(Text::withInvisibleShown(change.before), change.after),
        .isRefused = isRefused};
}

QString EditorWords::field(const QString &field)
{
    if (field == "subject"_L1) {
        return tr("Subject");
    }
    if (field == "html"_L1) {
        return tr("HTML");
    }
    if (field == "text"_L1) {
        return tr("Text");
    }
    if (field == "unsubscribe"_L1) {
        return tr("Unsubscribe address");
    }
    if (field == "from"_L1) {
        return tr("From");
    }
    if (field == "attachments"_L1) {
        return tr("Attachment");
    }
    if (field == "replyTo"_L1) {
        return tr("Reply to");
    }
    return field;
}

QString EditorWords::languageName(const QString &language)
{
    return language == "en"_L1 ? tr("English") : language == "fr"_L1 ? tr("French") : QString();
}

QString EditorWords::finding(const Compose::LintFinding &finding, const QString &language)
{
    using enum Compose::LintKind;
    const auto megabytes = [&finding, &language] {
        return Format::bytes(finding.detail.toDouble(), language);
    };
    switch (finding.kind) {
    case BadAddress:
        return tr("%1 cannot be written to").arg(finding.what);
    case DuplicateAddress:
        return tr("%1 is there twice").arg(finding.what);
    case SuspectAddress:
        return tr("%1 is probably %2").arg(finding.what, finding.detail);
    case UnknownVariable:
        return tr("No row has the variable {{%1}}").arg(finding.what);
    case EmptyVariable:
        return tr("{{%1}} is empty where it would be printed").arg(finding.what);
    case UnknownSection:
        return tr("The section {{#%1}} is never shown: no row has the variable").arg(finding.what);
    case UnescapedVariable:
        return tr("{{{%1}}} lets a value be HTML").arg(finding.what);
    case UnknownLanguage:
        return tr("“%1” is neither French nor English: %2 is sent")
            .arg(finding.what, languageName(finding.detail));
    case OtherLanguage:
        return tr("%1: nothing in this language, the other one is sent").arg(field(finding.what));
    case NoSubject:
        return tr("The subject is empty");
    case NoText:
        return tr("Nothing can be read without HTML");
    case TextFromHtml:
        return tr("The text part is made from the HTML");
    case TooLarge:
        return tr("The mail is too large: %1").arg(megabytes());
    case Clipped:
        return tr("Gmail cuts the mail off: the HTML has %1").arg(megabytes());
    case NoUnsubscribe:
        return tr("There is no unsubscribe address");
    case BadUnsubscribe:
        return tr("The unsubscribe address is none: %1").arg(finding.what);
    case UnsubscribeNotOneClick:
        return tr("Unsubscribing takes a mail instead of one click");
    case UnsubscribeNotShown:
        return tr("The unsubscribe address is nowhere in the text");
    case BrokenLink:
        return tr("A link is broken: %1").arg(finding.what);
    case ImageWithoutAlt:
        return tr("An image has no text in its place: %1").arg(finding.what);
    case ImageNotShown:
        return tr("An image will not be shown: %1").arg(finding.what);
    }
    return {};
}

QString EditorWords::advice(const Compose::LintFinding &finding)
{
    using enum Compose::LintKind;
    switch (finding.kind) {
    case UnknownVariable:
        return tr("Correct the name, add a column, or give it a value for the campaign.");
    case EmptyVariable:
        return tr("Fill the column, give the campaign a value, or put it into a section.");
    case BrokenLink:
    case ImageNotShown:
    case BadUnsubscribe:
        return technical(finding.detail);
    case ImageWithoutAlt:
        return tr("Add alt=\"…\"; many mail programs show no images at first.");
    case NoUnsubscribe:
        return tr("Large mail providers refuse bulk mail without one.");
    case UnsubscribeNotOneClick:
        return tr("RFC 8058 asks for an https: address.");
    case UnsubscribeNotShown:
        return tr("Put {{unsubscribe_url}} into the text.");
    case SuspectAddress:
    case DuplicateAddress:
    case BadAddress:
        return tr("Correct or exclude the row.");
    default:
        return {};
    }
}

QString EditorWords::technical(const QString &sentence)
{
    // Each as compose/ writes it, with %1 for what varies.
    static constexpr const char *known[]{
        QT_TRANSLATE_NOOP("EditorWords", "{{ is never closed by }}"),
        QT_TRANSLATE_NOOP("EditorWords", "{{{ is never closed by }}}"),
        QT_TRANSLATE_NOOP("EditorWords", "{{ }} names no variable"),
        QT_TRANSLATE_NOOP("EditorWords", "the section {{#%1}} is never closed"),
        QT_TRANSLATE_NOOP("EditorWords", "{{%1}} is no name of a variable"),
        QT_TRANSLATE_NOOP("EditorWords", "{{/%1}} closes no section"),
        QT_TRANSLATE_NOOP("EditorWords", "{{> }} includes another template; that is not supported"),
        QT_TRANSLATE_NOOP("EditorWords", "{{= =}} changes the delimiters; that is not supported"),
        QT_TRANSLATE_NOOP("EditorWords", "leads nowhere"),
        QT_TRANSLATE_NOOP("EditorWords", "has a blank inside"),
        QT_TRANSLATE_NOOP("EditorWords", "holds no address"),
        QT_TRANSLATE_NOOP("EditorWords", "holds no number"),
        QT_TRANSLATE_NOOP("EditorWords", "does not begin with https://"),
        QT_TRANSLATE_NOOP("EditorWords", "names no site"),
        QT_TRANSLATE_NOOP("EditorWords", "no attachment has this content id"),
        QT_TRANSLATE_NOOP("EditorWords", "is no address on the web"),
        QT_TRANSLATE_NOOP(
            "EditorWords", "mail programs do not show images inside the text; attach it"),
        QT_TRANSLATE_NOOP("EditorWords", "must begin with https:// or mailto:"),
        QT_TRANSLATE_NOOP("EditorWords", "holds no address behind mailto:"),
        QT_TRANSLATE_NOOP("EditorWords", "lacks the two slashes behind %1:"),
        QT_TRANSLATE_NOOP("EditorWords", "the attachment \"%1\" has no good content type"),
        QT_TRANSLATE_NOOP("EditorWords", "the attachment \"%1\" has no good content id"),
        QT_TRANSLATE_NOOP("EditorWords", "is longer than %1 signs"),
        QT_TRANSLATE_NOOP(
            "EditorWords", "may hold visible ASCII signs only, without < > and comma"),
    };
    for (const char *one : known) {
        const QString pattern = QLatin1StringView(one);
        if (pattern == sentence) {
            return tr(one);
        }
        const qsizetype gap = pattern.indexOf("%1"_L1);
        if (gap < 0) {
            continue;
        }
        const QStringView before = QStringView(pattern).left(gap);
        const QStringView behind = QStringView(pattern).sliced(gap + 2);
        if (sentence.size() >= pattern.size() - 2 && sentence.startsWith(before)
            && sentence.endsWith(behind)) {
            return tr(one).arg(
                sentence.sliced(gap, sentence.size() - before.size() - behind.size()));
        }
    }
    return sentence;
}

} // namespace FibreDesk
