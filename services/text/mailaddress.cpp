// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "text/mailaddress.h"

#include <QRegularExpression>
#include <QUrl>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace FibreDesk::Text {

namespace {

using enum AddressFinding;

constexpr qsizetype LongestLocalPart = 64;
constexpr qsizetype LongestLabel = 63;
constexpr qsizetype LongestDomain = 255;
constexpr qsizetype LongestAddress = 254;

bool isSpecial(char32_t c)
{
    constexpr std::u32string_view specials = U"()<>[]:;@\\,.\"";
    return specials.contains(c);
}

bool isBlank(char32_t c)
{
    return c == U' ' || c == U'\t';
}

/// RFC 6531's UTF8-non-ascii, without what nobody can see or type.
bool isInternational(char32_t c)
{
    if (c < 0xa0 || c == 0xfffd || (c & 0xfffe) == 0xfffe || (c >= 0xfdd0 && c <= 0xfdef)) {
        return false;
    }
    switch (QChar::category(c)) {
    case QChar::Other_Format:
        return c == 0x200c || c == 0x200d; // they shape the letters of some scripts
    case QChar::Other_Control:
    case QChar::Other_Surrogate:
    case QChar::Other_PrivateUse:
    case QChar::Other_NotAssigned:
    case QChar::Separator_Space:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return false;
    default:
        return true;
    }
}

bool isAtomText(char32_t c)
{
    return (c > 32 && c < 127 && !isSpecial(c)) || isInternational(c);
}

bool isAsciiDigit(char32_t c)
{
    return c >= U'0' && c <= U'9';
}

bool isLabelText(char32_t c)
{
    return isAsciiDigit(c) || (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || c == U'-'
        || c > 127;
}

qsizetype octets(const QString &text)
{
    return text.toUtf8().size();
}

/// What stood before the sign that is being read.
enum class Piece { None, Text, Quoted, Comment, Space, Literal };

/// One pass from left to right. A fault of grammar ends it; everything else is collected and the
/// worst is kept.
class AddressReader {
public:
    explicit AddressReader(const QString &text)
        : m_text(text.toStdU32String())
    {
    }

    MailAddress read(DomainRecords records)
    {
        MailAddress result;
        if (readLocalPart() && readDomain()) {
            checkLengths();
        }
        checkNames(records);
        result.finding = m_worst;
        result.localPart = m_local;
        result.domain = m_ascii;
        result.needsSmtpUtf8 = octets(m_local) != m_local.size();
        return result;
    }

private:
    bool isAtEnd() const { return m_at >= m_text.size(); }
    char32_t peek(std::size_t ahead = 0) const
    {
        return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : U'\0';
    }

    void note(AddressFinding finding) { m_worst = std::max(m_worst, finding); }
    bool fail(AddressFinding finding)
    {
        note(finding);
        return false;
    }

    /// Blanks and folded lines. Does not read the line feed alone: that is no folding.
    bool readSpace()
    {
        int breaks = 0;
        while (!isAtEnd()) {
            if (peek() == U'\r') {
                if (peek(1) != U'\n') {
                    return fail(BareCarriageReturn);
                }
                m_at += 2;
                if (peek() == U'\r') {
                    return fail(peek(1) == U'\n' ? TwoLineBreaks : BareCarriageReturn);
                }
                if (isAtEnd() || !isBlank(peek())) {
                    return fail(LineBreakAtEnd);
                }
                if (++breaks > 1) {
                    note(DeprecatedSpace);
                }
            } else if (isBlank(peek())) {
                ++m_at;
            } else {
                break;
            }
        }
        m_last = Piece::Space;
        return true;
    }

    bool readQuotedPair(QString *into)
    {
        ++m_at;
        if (isAtEnd()) {
            return fail(BackslashAtEnd);
        }
        const char32_t c = peek();
        if (c > 127) {
            return fail(ExpectingQuotedPair);
        }
        if ((c < 31 && c != U'\t') || c == 127) {
            note(DeprecatedQuotedPair);
        }
        if (into != nullptr) {
            *into += u'\\';
            *into += QChar(char16_t(c));
        }
        ++m_at;
        return true;
    }

    bool readComment()
    {
        int depth = 0;
        while (!isAtEnd()) {
            const char32_t c = peek();
            if (c == U'(') {
                ++depth;
                ++m_at;
            } else if (c == U')') {
                ++m_at;
                if (--depth == 0) {
                    m_last = Piece::Comment;
                    return true;
                }
            } else if (c == U'\\') {
                if (!readQuotedPair(nullptr)) {
                    return false;
                }
            } else if (c == U'\r' || isBlank(c)) {
                note(FoldingSpace);
                if (!readSpace()) {
                    return false;
                }
            } else if (c == 0 || c == U'\n' || (c > 127 && !isInternational(c))) {
                return fail(ExpectingCommentText);
            } else {
                if (c < 32 || c == 127) {
                    note(DeprecatedCommentText);
                }
                ++m_at;
            }
        }
        return fail(UnclosedComment);
    }

    bool readQuotedString()
    {
        m_local += u'"';
        ++m_at;
        while (!isAtEnd()) {
            const char32_t c = peek();
            if (c == U'"') {
                m_local += u'"';
                ++m_at;
                m_last = Piece::Quoted;
                return true;
            }
            if (c == U'\\') {
                if (!readQuotedPair(&m_local)) {
                    return false;
                }
            } else if (c == U'\r' || c == U'\t') {
                note(FoldingSpace);
                if (!readSpace()) {
                    return false;
                }
                m_local += u' ';
            } else if (c == 0 || c == U'\n' || (c > 127 && !isInternational(c))) {
                return fail(ExpectingQuotedText);
            } else {
                if (c < 32 || c == 127) {
                    note(DeprecatedQuotedText);
                }
                m_local += QString::fromUcs4(&c, 1);
                ++m_at;
            }
        }
        return fail(UnclosedQuotedString);
    }

    AddressFinding textAfter() const
    {
        switch (m_last) {
        case Piece::Quoted:
            return TextAfterQuotedString;
        case Piece::Literal:
            return TextAfterDomainLiteral;
        default:
            return TextAfterComment;
        }
    }

    bool readLocalPart()
    {
        qsizetype elements = 0;
        qsizetype length = 0;
        bool mustEnd = false; // a quoted string or a comment: only a dot or the @ may follow
        while (!isAtEnd()) {
            const char32_t c = peek();
            if (c == U'@') {
                ++m_at;
                return endLocalPart(length);
            }
            if (c == U'(') {
                note(length == 0 && elements > 0 ? DeprecatedComment : Comment);
                mustEnd = mustEnd || length > 0;
                if (!readComment()) {
                    return false;
                }
            } else if (c == U'\r' || isBlank(c)) {
                note(length == 0 && elements > 0 ? DeprecatedSpace : FoldingSpace);
                mustEnd = mustEnd || length > 0;
                if (!readSpace()) {
                    return false;
                }
            } else if (c == U'.') {
                if (length == 0) {
                    return fail(elements == 0 ? DotAtStart : ConsecutiveDots);
                }
                if (mustEnd) {
                    note(DeprecatedLocalPart);
                }
                mustEnd = false;
                length = 0;
                ++elements;
                m_local += u'.';
                ++m_at;
                m_last = Piece::Text;
            } else if (c == U'"') {
                if (length > 0) {
                    return fail(ExpectingText);
                }
                note(elements == 0 ? QuotedString : DeprecatedLocalPart);
                if (!readQuotedString()) {
                    return false;
                }
                length = 1;
                mustEnd = true;
            } else if (mustEnd) {
                return fail(textAfter());
            } else if (!isAtomText(c)) {
                return fail(ExpectingText);
            } else {
                m_local += QString::fromUcs4(&c, 1);
                ++length;
                ++m_at;
                m_last = Piece::Text;
            }
        }
        return fail(NoDomain);
    }

    bool endLocalPart(qsizetype length)
    {
        if (m_local.isEmpty()) {
            return fail(NoLocalPart);
        }
        if (length == 0) {
            return fail(DotAtEnd);
        }
        if (octets(m_local) > LongestLocalPart) {
            note(LocalPartTooLong);
        }
        if (m_last == Piece::Comment || m_last == Piece::Space) {
            note(SpaceNearAt);
        }
        m_last = Piece::None;
        return true;
    }

    bool readDomain()
    {
        bool mustEnd = false;
        while (!isAtEnd()) {
            const char32_t c = peek();
            if (c == U'(' || c == U'\r' || isBlank(c)) {
                const bool isComment = c == U'(';
                if (m_labelLength > 0) {
                    note(isComment ? Comment : FoldingSpace);
                } else if (m_labels == 0) {
                    note(SpaceNearAt);
                } else {
                    note(isComment ? DeprecatedComment : DeprecatedSpace);
                }
                mustEnd = mustEnd || m_labelLength > 0;
                if (!(isComment ? readComment() : readSpace())) {
                    return false;
                }
            } else if (c == U'.') {
                if (m_labelLength == 0) {
                    return fail(m_labels == 0 ? DotAtStart : ConsecutiveDots);
                }
                if (m_domain.endsWith(u'-')) {
                    return fail(HyphenAtEnd);
                }
                mustEnd = false;
                m_labelLength = 0;
                ++m_labels;
                m_domain += u'.';
                ++m_at;
                m_last = Piece::Text;
            } else if (c == U'[') {
                if (!m_domain.isEmpty()) {
                    return fail(ExpectingText);
                }
                if (!readLiteral()) {
                    return false;
                }
                m_labelLength = 1;
                mustEnd = true;
            } else if (mustEnd) {
                return fail(textAfter());
            } else if (!isAtomText(c)) {
                return fail(ExpectingText);
            } else {
                if (c == U'-' && m_labelLength == 0) {
                    return fail(HyphenAtStart);
                }
                if (!isLabelText(c)) {
                    note(DomainCharacter);
                }
                m_domain += QString::fromUcs4(&c, 1);
                ++m_labelLength;
                ++m_at;
                m_last = Piece::Text;
            }
        }
        if (m_domain.isEmpty()) {
            return fail(NoDomain);
        }
        if (m_labelLength == 0) {
            return fail(DotAtEnd);
        }
        return m_domain.endsWith(u'-') ? fail(HyphenAtEnd) : true;
    }

    bool readLiteral()
    {
        QString literal;
        ++m_at;
        while (!isAtEnd()) {
            const char32_t c = peek();
            if (c == U']') {
                ++m_at;
                m_domain = u'[' + literal + u']';
                m_isLiteral = true;
                m_last = Piece::Literal;
                checkLiteral(literal);
                return true;
            }
            if (c == U'\\') {
                note(ObsoleteDomainLiteral);
                if (!readQuotedPair(&literal)) {
                    return false;
                }
            } else if (c == U'\r' || isBlank(c)) {
                note(FoldingSpace);
                if (!readSpace()) {
                    return false;
                }
            } else if (c == 0 || c == U'[' || c > 127) {
                return fail(ExpectingDomainLiteralText);
            } else {
                if (c < 33 || c == 127) {
                    note(ObsoleteDomainLiteral);
                }
                literal += QChar(char16_t(c));
                ++m_at;
            }
        }
        return fail(UnclosedDomainLiteral);
    }

    /// RFC 5321 §4.1.3, with RFC 4291's leave to write `::` for a single group at either end.
    void checkLiteral(QString literal)
    {
        static const QRegularExpression ipv4(
            u"\\b(?:(?:25[0-5]|2[0-4][0-9]|[01]?[0-9][0-9]?)\\.){3}(?:25[0-5]|2[0-4][0-9]|[01]?[0-9][0-9]?)$"_s);
        static const QRegularExpression group(u"^[0-9A-Fa-f]{0,4}$"_s);
        if (const auto match = ipv4.match(literal); match.hasMatch()) {
            if (match.capturedStart() == 0) {
                note(AddressLiteral);
                return;
            }
            literal = literal.left(match.capturedStart()) + "0:0"_L1; // as long as two groups
        }
        if (!literal.startsWith("IPv6:"_L1, Qt::CaseInsensitive)) {
            note(DomainLiteral);
            return;
        }
        const QString address = literal.sliced(5);
        const QStringList groups = address.split(u':');
        const qsizetype gap = address.indexOf("::"_L1);
        qsizetype most = 8;
        if (gap < 0) {
            if (groups.size() != most) {
                note(Ipv6GroupCount);
            }
        } else if (address.lastIndexOf("::"_L1) != gap) {
            note(Ipv6TwoDoubleColons);
        } else {
            if (gap == 0 || gap == address.size() - 2) {
                ++most;
            }
            if (groups.size() > most) {
                note(Ipv6TooManyGroups);
            } else if (groups.size() == most) {
                note(Ipv6Deprecated);
            }
        }
        if (address.startsWith(u':') && !address.startsWith("::"_L1)) {
            note(Ipv6SingleColonStart);
        } else if (address.endsWith(u':') && !address.endsWith("::"_L1)) {
            note(Ipv6SingleColonEnd);
        } else if (!std::ranges::all_of(
                       groups, [](const QString &part) { return group.match(part).hasMatch(); })) {
            note(Ipv6BadCharacter);
        } else {
            note(AddressLiteral);
        }
    }

    void checkLengths()
    {
        if (m_isLiteral) {
            m_ascii = m_domain;
        } else {
            m_ascii = octets(m_domain) == m_domain.size()
                ? m_domain.toLower()
                : QString::fromLatin1(QUrl::toAce(m_domain));
            if (m_ascii.isEmpty()) {
                note(NoIdn);
                return;
            }
            for (const QStringView label : QStringView(m_ascii).split(u'.')) {
                if (label.size() > LongestLabel) {
                    note(LabelTooLong);
                }
            }
        }
        if (m_ascii.size() > LongestDomain) {
            note(DomainTooLong);
        } else if (octets(m_local) + 1 + m_ascii.size() > LongestAddress) {
            note(TooLong);
        }
    }

    void checkNames(DomainRecords records)
    {
        if (m_worst >= TopLevelOnly || m_isLiteral || m_ascii.isEmpty()) {
            return;
        }
        if (records == DomainRecords::Mx) {
            return;
        }
        if (records != DomainRecords::NotAsked) {
            note(records == DomainRecords::None ? NoSuchDomain : NoMailServer);
        }
        if (m_labels == 0) {
            note(TopLevelOnly);
        }
        if (isAsciiDigit(m_ascii.at(m_ascii.lastIndexOf(u'.') + 1).unicode())) {
            note(NumericTopLevel);
        }
    }

    std::u32string m_text;
    std::size_t m_at = 0;
    QString m_local;
    QString m_domain;
    QString m_ascii;
    qsizetype m_labels = 0;
    qsizetype m_labelLength = 0;
    bool m_isLiteral = false;
    Piece m_last = Piece::None;
    AddressFinding m_worst = Valid;
};

} // namespace

AddressCategory categoryOf(AddressFinding finding)
{
    if (finding == Valid) {
        return AddressCategory::Valid;
    }
    if (finding <= NoSuchDomain) {
        return AddressCategory::DnsWarning;
    }
    if (finding <= AddressLiteral) {
        return AddressCategory::Unusual;
    }
    if (finding <= FoldingSpace) {
        return AddressCategory::HeaderOnly;
    }
    if (finding <= SpaceNearAt) {
        return AddressCategory::Deprecated;
    }
    return finding <= Ipv6SingleColonEnd ? AddressCategory::Rfc5322 : AddressCategory::Error;
}

QString findingName(AddressFinding finding)
{
    static constexpr std::array names{"valid", "noMailServer", "noSuchDomain", "topLevelOnly",
        "numericTopLevel", "quotedString", "addressLiteral", "comment", "foldingSpace",
        "ipv6Deprecated", "deprecatedLocalPart", "deprecatedSpace", "deprecatedQuotedText",
        "deprecatedQuotedPair", "deprecatedComment", "deprecatedCommentText", "spaceNearAt",
        "domainCharacter", "tooLong", "localPartTooLong", "domainTooLong", "labelTooLong",
        "domainLiteral", "obsoleteDomainLiteral", "ipv6GroupCount", "ipv6TwoDoubleColons",
        "ipv6BadCharacter", "ipv6TooManyGroups", "ipv6SingleColonStart", "ipv6SingleColonEnd",
        "expectingDomainLiteralText", "noLocalPart", "noDomain", "consecutiveDots",
        "textAfterComment", "textAfterQuotedString", "textAfterDomainLiteral",
        "expectingQuotedPair", "expectingText", "expectingQuotedText", "expectingCommentText",
        "backslashAtEnd", "dotAtStart", "dotAtEnd", "hyphenAtStart", "hyphenAtEnd",
        "unclosedQuotedString", "unclosedComment", "unclosedDomainLiteral", "twoLineBreaks",
        "lineBreakAtEnd", "bareCarriageReturn", "noIdn"};
    static_assert(names.size() == std::size_t(NoIdn) + 1);
    return QLatin1StringView(names.at(std::size_t(finding)));
}

bool MailAddress::isMailable() const
{
    return category() == AddressCategory::Valid || category() == AddressCategory::DnsWarning
        || finding == QuotedString;
}

QString MailAddress::key() const
{
    QString local = localPart;
    if (local.size() >= 2 && local.startsWith(u'"') && local.endsWith(u'"')) {
        // What the quotes hold is the name; \ only says that a sign is meant as it stands.
        QString held;
        for (qsizetype i = 1; i < local.size() - 1; ++i) {
            i += local.at(i) == u'\\' && i + 2 < local.size() ? 1 : 0;
            held += local.at(i);
        }
        local = held;
    }
    return (local + u'@' + domain).normalized(QString::NormalizationForm_C).toLower();
}

MailAddress parseMailAddress(const QString &text, DomainRecords records)
{
    return AddressReader(text).read(records);
}

} // namespace FibreDesk::Text
