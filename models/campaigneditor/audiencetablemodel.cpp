// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "audiencetablemodel.h"

#include "base/format.h"
#include "editorwords.h"
#include "text/normalise.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace FibreDesk {

using Audience::Exclusion;
using Audience::ListedRecipient;

namespace {

QString fullName(const ListedRecipient &recipient)
{
    return (recipient.firstName.value + u' ' + recipient.lastName.value).trimmed();
}

bool isNameChanged(const ListedRecipient &recipient)
{
    return !recipient.firstName.changes.empty() || !recipient.lastName.changes.empty();
}

QString addressText(const ListedRecipient &recipient)
{
    return recipient.address.localPart.isEmpty() || recipient.address.domain.isEmpty()
        ? recipient.emailRaw
        : recipient.address.text();
}

} // namespace

AudienceTableModel::AudienceTableModel(QObject *parent)
    : QAbstractTableModel(parent)
    , m_audience(std::make_shared<const Drafts::ResolvedAudience>())
{
}

void AudienceTableModel::set(std::shared_ptr<const Drafts::ResolvedAudience> audience)
{
    m_audience = std::move(audience);
    m_haystacks.clear();
    m_haystacks.reserve(m_audience->recipients.size());
    for (const ListedRecipient &recipient : m_audience->recipients) {
        m_haystacks.push_back(Text::foldText(
            fullName(recipient) + u' ' + addressText(recipient) + u' ' + recipient.customer));
    }
    choose();
}

void AudienceTableModel::retranslate()
{
    if (count() > 0) {
        Q_EMIT dataChanged(index(0, 0), index(count() - 1, ColumnCount - 1), {CellTextRole});
    }
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

void AudienceTableModel::setShow(int show)
{
    if (std::exchange(m_show, show) != show) {
        choose();
        Q_EMIT filterChanged();
    }
}

void AudienceTableModel::setText(const QString &text)
{
    const QString folded = Text::foldText(text.trimmed());
    if (std::exchange(m_text, folded) != folded) {
        choose();
        Q_EMIT filterChanged();
    }
}

void AudienceTableModel::setOrder(int column, bool descending)
{
    m_sortColumn = column;
    m_isDescending = descending;
    choose();
    Q_EMIT filterChanged();
}

int AudienceTableModel::rowIdAt(int place) const
{
    return place >= 0 && place < count() ? m_shown[std::size_t(place)] : -1;
}

int AudienceTableModel::placeOf(int rowId) const
{
    const auto found = std::ranges::find(m_shown, rowId);
    return found == m_shown.end() ? -1 : int(found - m_shown.begin());
}

bool AudienceTableModel::isShown(int row) const
{
    const ListedRecipient &recipient = m_audience->recipients[std::size_t(row)];
    const Audience::Match &match = m_audience->matching.matches[std::size_t(row)];
    switch (m_show) {
    case Mailed:
        return !recipient.isExcluded();
    case ExcludedRows:
        return recipient.isExcluded();
    case Duplicates:
        return recipient.exclusion == Exclusion::Duplicate;
    case BadAddresses:
        return recipient.exclusion == Exclusion::BadAddress
            || recipient.exclusion == Exclusion::NoAddress;
    case Several:
        return recipient.exclusion == Exclusion::SeveralAddresses;
    case Suggestions:
        return !recipient.suggestedEmail.isEmpty() && !recipient.isExcluded();
    case Names:
        return isNameChanged(recipient);
    case Unmatched:
        return match.customer < 0 && !recipient.isExcluded();
    case Doubtful:
        return (match.isAmbiguous || match.isContradicted) && !recipient.isExcluded();
    default:
        return true;
    }
}

void AudienceTableModel::choose()
{
    std::vector<int> shown;
    for (int row = 0; row < int(m_audience->recipients.size()); ++row) {
        if (isShown(row) && (m_text.isEmpty() || m_haystacks[std::size_t(row)].contains(m_text))) {
            shown.push_back(row);
        }
    }
    if (m_sortColumn == LineColumn) {
        if (m_isDescending) {
            std::ranges::reverse(shown);
        }
    } else if (m_sortColumn > LineColumn) {
        std::vector<std::pair<QString, int>> keyed;
        keyed.reserve(shown.size());
        for (const int row : shown) {
            keyed.emplace_back(Text::foldText(cell(row, m_sortColumn)), row);
        }
        std::ranges::stable_sort(keyed, [this](const auto &a, const auto &b) {
            return m_isDescending ? b.first < a.first : a.first < b.first;
        });
        std::ranges::transform(keyed, shown.begin(), [](const auto &one) { return one.second; });
    }
    if (shown == m_shown) {
        if (count() > 0) {
            Q_EMIT dataChanged(index(0, 0), index(count() - 1, ColumnCount - 1));
        }
        return;
    }
    beginResetModel();
    m_shown = std::move(shown);
    endResetModel();
    Q_EMIT countChanged();
}

AudienceCounts AudienceTableModel::counts() const
{
    AudienceCounts counts;
    counts.total = int(m_audience->recipients.size());
    for (std::size_t i = 0; i < m_audience->recipients.size(); ++i) {
        const ListedRecipient &recipient = m_audience->recipients[i];
        const Audience::Match &match = m_audience->matching.matches[i];
        counts.names += int(isNameChanged(recipient));
        switch (recipient.exclusion) {
        case Exclusion::None: {
            ++counts.mailed;
            counts.suggestions += int(!recipient.suggestedEmail.isEmpty());
            counts.unmatched += int(match.customer < 0);
            counts.doubtful += int(match.isAmbiguous || match.isContradicted);
            const QString language = Drafts::languageOf(*m_audience, qsizetype(i));
            if (language.isEmpty()) {
                ++counts.noLanguage;
            } else if (language == "en"_L1) {
                ++counts.english;
            } else {
                ++counts.french;
            }
            break;
        }
        case Exclusion::NoAddress:
            ++counts.noAddress;
            break;
        case Exclusion::BadAddress:
            ++counts.badAddress;
            break;
        case Exclusion::SeveralAddresses:
            ++counts.several;
            break;
        case Exclusion::Duplicate:
            ++counts.duplicates;
            break;
        case Exclusion::ByHand:
            ++counts.byHand;
            break;
        }
    }
    counts.excluded = counts.total - counts.mailed;
    counts.customersLeft = int(m_audience->matching.unmatchedCustomers.size());
    return counts;
}

QString AudienceTableModel::tone(int row) const
{
    const ListedRecipient &recipient = m_audience->recipients[std::size_t(row)];
    const Audience::Match &match = m_audience->matching.matches[std::size_t(row)];
    if (recipient.exclusion == Exclusion::BadAddress
        || recipient.exclusion == Exclusion::NoAddress) {
        return u"danger"_s;
    }
    if (recipient.isExcluded()) {
        return u"neutral"_s;
    }
    if (!recipient.suggestedEmail.isEmpty() || match.isAmbiguous || match.isContradicted
        || !recipient.unknownLanguage.isEmpty()) {
        return u"warning"_s;
    }
    return u"ok"_s;
}

QString AudienceTableModel::state(int row) const
{
    const ListedRecipient &recipient = m_audience->recipients[std::size_t(row)];
    const Audience::Match &match = m_audience->matching.matches[std::size_t(row)];
    if (recipient.isExcluded()) {
        return EditorWords::exclusion(recipient, m_audience->recipients);
    }
    if (!recipient.suggestedEmail.isEmpty()) {
        return tr("Probably %1").arg(recipient.suggestedEmail);
    }
    if (match.isAmbiguous) {
        return tr("Several customers fit: choose one");
    }
    if (match.isContradicted) {
        return tr("Something else of the row is another customer's");
    }
    if (!recipient.unknownLanguage.isEmpty()) {
        const QString language = Drafts::languageOf(*m_audience, row);
        return tr("Language “%1” not known: %2")
            .arg(recipient.unknownLanguage.left(40),
                EditorWords::languageName(language.isEmpty() ? u"fr"_s : language));
    }
    return tr("Will be written to");
}

QString AudienceTableModel::cell(int row, int column) const
{
    const ListedRecipient &recipient = m_audience->recipients[std::size_t(row)];
    const Audience::Match &match = m_audience->matching.matches[std::size_t(row)];
    switch (column) {
    case LineColumn:
        return QString::number(recipient.line);
    case NameColumn:
        return fullName(recipient);
    case EmailColumn:
        return addressText(recipient);
    case LanguageColumn:
        return Drafts::languageOf(*m_audience, row);
    case CustomerColumn:
        return match.customer < 0 ? QString()
                                  : (*m_audience->customers)[std::size_t(match.customer)].name;
    case MatchColumn:
        if (match.customer < 0) {
            return match.isAmbiguous ? tr("%n customer(s) fit", "", int(match.candidates.size()))
                                     : EditorWords::method(Audience::MatchMethod::None);
        }
        return u"%1 · %2 %"_s.arg(EditorWords::method(match.method))
            .arg(qRound(match.confidence * 100));
    case StateColumn:
        return state(row);
    default:
        return {};
    }
}

AudienceRow AudienceTableModel::details(int rowId) const
{
    AudienceRow details;
    if (rowId < 0 || rowId >= int(m_audience->recipients.size())) {
        return details;
    }
    const ListedRecipient &recipient = m_audience->recipients[std::size_t(rowId)];
    const Audience::Match &match = m_audience->matching.matches[std::size_t(rowId)];
    details.row = rowId;
    details.line = recipient.line;
    details.name = fullName(recipient);
    details.rawName = Text::withInvisibleShown(
        (recipient.firstName.raw + u' ' + recipient.lastName.raw).trimmed());
    details.email = addressText(recipient);
    details.rawEmail = Text::withInvisibleShown(recipient.emailRaw);
    details.isEmailCleaned = recipient.isEmailCleaned;
    details.suggestion = recipient.suggestedEmail;
    details.language = EditorWords::languageName(Drafts::languageOf(*m_audience, rowId));
    if (match.customer >= 0) {
        const auto &customer = (*m_audience->customers)[std::size_t(match.customer)];
        details.customer = customer.id;
        details.customerName = customer.name;
    }
    details.match = cell(rowId, MatchColumn);
    details.matchReason = match.reason;
    details.state = state(rowId);
    details.tone = tone(rowId);
    details.isExcluded = recipient.isExcluded();
    details.isExcludedByHand = recipient.exclusion == Exclusion::ByHand;
    for (const Audience::NameChange &change : recipient.firstName.changes) {
        details.nameChanges.append(
            EditorWords::nameChange(change, Audience::NamePart::First, false));
    }
    for (const Audience::NameChange &change : recipient.lastName.changes) {
        details.nameChanges.append(
            EditorWords::nameChange(change, Audience::NamePart::Last, false));
    }
    for (auto it = recipient.values.begin(); it != recipient.values.end(); ++it) {
        const QString value =
            it.value().isString() ? it.value().toString() : it.value().toVariant().toString();
        if (!value.isEmpty()) {
            details.values += u"%1: %2"_s.arg(it.key(), value);
        }
    }
    return details;
}

QString AudienceTableModel::haystack(int rowId) const
{
    return rowId >= 0 && rowId < int(m_haystacks.size()) ? m_haystacks[std::size_t(rowId)]
                                                         : QString();
}

int AudienceTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

int AudienceTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant AudienceTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const int row = m_shown[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case CellTextRole:
        return cell(row, index.column());
    case RowIdRole:
        return row;
    case ToneRole:
        return tone(row);
    case ExcludedRole:
        return m_audience->recipients[std::size_t(row)].isExcluded();
    default:
        return {};
    }
}

QVariant AudienceTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || (role != CellTextRole && role != Qt::DisplayRole)) {
        return {};
    }
    switch (section) {
    case LineColumn:
        return tr("Line");
    case NameColumn:
        return tr("Name");
    case EmailColumn:
        return tr("E-mail");
    case LanguageColumn:
        return tr("Language");
    case CustomerColumn:
        return tr("Customer");
    case MatchColumn:
        return tr("Matched by");
    case StateColumn:
        return tr("What becomes of it");
    default:
        return {};
    }
}

QHash<int, QByteArray> AudienceTableModel::roleNames() const
{
    return {{CellTextRole, "cellText"}, {RowIdRole, "rowId"}, {ToneRole, "tone"},
        {ExcludedRole, "isExcluded"}};
}

} // namespace FibreDesk
