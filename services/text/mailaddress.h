// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

/// E-mail addresses as RFC 5321, 5322 and 6531 write them.
namespace FibreDesk::Text {

/// What is to be said of an address, the worst of it; in the order of severity, so that the worst
/// is the greatest.
enum class AddressFinding {
    Valid,
    // The name server's word, where somebody asked it
    NoMailServer,
    NoSuchDomain,
    // RFC 5321 allows it, people do not write it
    TopLevelOnly,
    NumericTopLevel,
    QuotedString,
    AddressLiteral,
    // Good inside a message's header, not on the wire
    Comment,
    FoldingSpace,
    // Obsolete forms of RFC 5322
    Ipv6Deprecated,
    DeprecatedLocalPart,
    DeprecatedSpace,
    DeprecatedQuotedText,
    DeprecatedQuotedPair,
    DeprecatedComment,
    DeprecatedCommentText,
    SpaceNearAt,
    // By RFC 5322 alone: cannot be delivered to
    DomainCharacter,
    TooLong,
    LocalPartTooLong,
    DomainTooLong,
    LabelTooLong,
    DomainLiteral,
    ObsoleteDomainLiteral,
    Ipv6GroupCount,
    Ipv6TwoDoubleColons,
    Ipv6BadCharacter,
    Ipv6TooManyGroups,
    Ipv6SingleColonStart,
    Ipv6SingleColonEnd,
    // No address at all
    ExpectingDomainLiteralText,
    NoLocalPart,
    NoDomain,
    ConsecutiveDots,
    TextAfterComment,
    TextAfterQuotedString,
    TextAfterDomainLiteral,
    ExpectingQuotedPair,
    ExpectingText,
    ExpectingQuotedText,
    ExpectingCommentText,
    BackslashAtEnd,
    DotAtStart,
    DotAtEnd,
    HyphenAtStart,
    HyphenAtEnd,
    UnclosedQuotedString,
    UnclosedComment,
    UnclosedDomainLiteral,
    TwoLineBreaks,
    LineBreakAtEnd,
    BareCarriageReturn,
    NoIdn, ///< a domain in national letters that no registry could hold
};

enum class AddressCategory { Valid, DnsWarning, Unusual, HeaderOnly, Deprecated, Rfc5322, Error };

[[nodiscard]] AddressCategory categoryOf(AddressFinding finding);
/// Stable English name of a finding, for logs and JSON ("consecutiveDots").
[[nodiscard]] QString findingName(AddressFinding finding);

/// What the name server says of the domain; nothing here ever asks it.
enum class DomainRecords { NotAsked, Mx, AddressOnly, None };

struct MailAddress {
    AddressFinding finding = AddressFinding::NoDomain;
    QString localPart; ///< without comments and folding space
    QString domain; ///< the same, in ASCII, lower case; empty = none
    bool needsSmtpUtf8 = false; ///< the local part is not ASCII

    [[nodiscard]] AddressCategory category() const { return categoryOf(finding); }
    /// Fit for an SMTP envelope and for a customer: an ordinary address, or one with a quoted part.
    [[nodiscard]] bool isMailable() const;
    [[nodiscard]] QString text() const { return localPart + u'@' + domain; }
    /// The same for every spelling of the same mailbox: duplicates are found by it.
    [[nodiscard]] QString key() const;

    bool operator==(const MailAddress &) const = default;
};

[[nodiscard]] MailAddress parseMailAddress(
    const QString &text, DomainRecords records = DomainRecords::NotAsked);

} // namespace FibreDesk::Text
