// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/errortext.h"
#include "base/snapshotlist.h"
#include "outbox/fieldwrite.h"

#include <QAbstractListModel>
#include <QDateTime>
#include <QHash>
#include <QJsonObject>
#include <QTimeZone>
#include <qqmlintegration.h>

#include <functional>
#include <optional>

namespace FibreDesk {

namespace Outbox {
class WriteQueue;
}

/// One field of a record that can be read and, mostly, edited in place.
struct RecordField {
    QString id{}; ///< the server's name
    QString label{};
    QString section{}; ///< the heading that begins with it
    QString format{}; ///< of FieldText
    QStringList choices{}; ///< of a choice, as the server spells them
    Outbox::RawValue raw{}; ///< as it was read
    bool isEditable = false;

    bool operator==(const RecordField &) const = default;
};

/// Fields of one document, edited in place. Each edit is a write of the outbox with the value the
/// field had when it was opened: on the disk before it is sent, waiting without a network, in a
/// clash where a colleague changed the same. Nothing counts as saved before the server said so.
class RecordFieldsModel : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the page's controller")
    Q_PROPERTY(int count READ count NOTIFY countChanged)
    Q_PROPERTY(int unsaved READ unsaved NOTIFY unsavedChanged)
    /// Why the user may not change this document, as a sentence; empty = he may.
    Q_PROPERTY(QString refusal READ refusal NOTIFY refusalChanged)

public:
    enum Role {
        FieldRole = Qt::UserRole + 1,
        LabelRole,
        SectionRole,
        ValueRole, ///< as it is typed
        ShownRole, ///< as it is read
        FormatRole,
        ChoicesRole,
        EditableRole,
        PendingRole,
        PendingStateRole, ///< "keeping" (not on the disk yet), "waiting", "sending", "uncertain"
        SinceRole,
        ClashRole,
        MineRole, ///< as it is read
        MineTypedRole, ///< as it was typed
        TheirsRole,
        TheirNameRole,
        ErrorRole,
        GoneRole, ///< in a clash: the document was deleted or renamed, there is no theirs
        NotTakenRole ///< the server kept something else than MineRole
    };
    Q_ENUM(Role)

    /// How a value of a field is called by people; empty = as its format says.
    using Words = std::function<QString(const QString &field, const QString &typed)>;

    explicit RecordFieldsModel(Outbox::WriteQueue *queue, QObject *parent = nullptr);

    void setWords(Words words) { m_words = std::move(words); }
    void setSiteZone(const QTimeZone &zone) { m_siteZone = zone; }
    void setLanguage(const QString &language);
    void retranslate();

    /// A document as it was read; of the same one, an older reading than what is shown is passed
    /// over.
    void show(const Outbox::DocumentRef &document, std::vector<RecordField> fields);
    void clear();
    [[nodiscard]] const Outbox::DocumentRef &document() const { return m_document; }
    [[nodiscard]] QString value(const QString &field) const;

    /// What is typed will be compared with what the field held now.
    Q_INVOKABLE void beginEdit(const QString &field);
    Q_INVOKABLE void submit(const QString &field, const QString &text);
    /// Several fields that mean one thing, in one write. Fields that do not change are not sent,
    /// but a colleague's change of one clashes with the others.
    void submitTogether(const std::vector<std::pair<QString, QString>> &values);
    /// What was typed once more, with what was asked for in one go with it.
    Q_INVOKABLE void retry(const QString &field);
    Q_INVOKABLE void resolve(const QString &field, bool keepMine);
    /// Gives up what was typed.
    Q_INVOKABLE void discard(const QString &field);

    [[nodiscard]] int count() const { return m_rows.size(); }
    [[nodiscard]] int unsaved() const;
    [[nodiscard]] QString refusal() const { return m_refusal; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void countChanged();
    void unsavedChanged();
    void refusalChanged();
    /// What was typed is not in the outbox, and its document is not open any more.
    void lost(const QString &text, const QString &document);

private:
    void lookForRefusal();

    enum class State { Clean, Keeping, Pending, Failed, Clash };
    struct Row {
        QString id;
        RecordField field;
        State state = State::Clean;
        Outbox::RawValue baseline; ///< when the edit began
        QString baseModified;
        QString write; ///< the id of the edit in the outbox; empty = only typed
        QString pendingState;
        QDateTime since;
        QString mine;
        QStringList together; ///< the fields typed in one go with it; empty = alone
        QString theirs;
        QString theirName;
        ErrorText error;
        bool isGone = false;
        bool isNotTaken = false;

        bool operator==(const Row &) const = default;
    };

    [[nodiscard]] static Error inWords(Error error);
    static QList<int> changedRoles(const Row &before, const Row &after);
    [[nodiscard]] static QString typedOf(const Row &row);
    [[nodiscard]] QString shownOf(const Row &row, const QString &typed) const;
    void change(const QString &field, const std::function<void(Row &)> &by);
    [[nodiscard]] std::optional<Outbox::Write> openWrite(const QString &field) const;
    [[nodiscard]] Row withWrite(Row row) const;
    [[nodiscard]] static Row asWritten(Row row, const Outbox::Write &write);
    void keep(const Outbox::Fields &values, const Outbox::Fields &together);
    void handleKept(
        const QString &document, const QStringList &fields, const std::optional<Error> &error);
    void handleWrite(const QString &id);
    void handleDocument(const QString &doctype, const QString &name, const QJsonObject &document);
    void tellLost();
    void showError(const QString &field, const Error &error);

    Outbox::WriteQueue *m_queue;
    QString m_refusal;
    Words m_words;
    QTimeZone m_siteZone = QTimeZone::utc();
    QString m_language = QStringLiteral("en");
    Outbox::DocumentRef m_document;
    SnapshotList<Row> m_rows{this, &RecordFieldsModel::changedRoles};
};

} // namespace FibreDesk
