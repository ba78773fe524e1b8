// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "base/errortext.h"
#include "base/snapshotlist.h"
#include "presetstore.h"

#include <QAbstractListModel>
#include <qqmlintegration.h>

namespace FibreDesk::Dispatch {

class DispatchController;

/// One way to look at the board, by its name.
struct ViewRow {
    QString id; ///< "mine:…" or "shared:…"
    QString name;
    QString owner{}; ///< who made it; empty = this desk's user
    QString detail{}; ///< what it shows, in a few words
    QString problem{}; ///< why it cannot be used
    QString state{}; ///< a change on its way, or why there is none
    bool isShared = false;
    bool isFailed = false;
    bool isCurrent = false;

    bool operator==(const ViewRow &) const = default;
};

/// The saved views of the board: this user's own, kept on this computer, and those that everybody
/// shares through ERPNext. A view is a JSON object: members that this program does not know stay in
/// it.
class SavedViews : public QAbstractListModel {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Made by the DispatchController")
    Q_PROPERTY(QString text READ text WRITE restore NOTIFY textChanged)
    Q_PROPERTY(int count READ count NOTIFY changed)
    Q_PROPERTY(bool isOpen READ isOpen WRITE setOpen NOTIFY openChanged)
    /// The one chosen last, as long as the board looks like it.
    Q_PROPERTY(QString current READ current NOTIFY changed)
    Q_PROPERTY(bool isReading READ isReading NOTIFY changed)
    Q_PROPERTY(bool canShare READ canShare NOTIFY changed)
    /// What points at the view that is asked to be removed, in a sentence; empty = nobody asked.
    Q_PROPERTY(QString dependentsText READ dependentsText NOTIFY dependentsChanged)
    /// Why the user may not remove shared views, as a sentence; empty = he may.
    Q_PROPERTY(
        QString removalRefusal READ removalRefusal WRITE setRemovalRefusal NOTIFY dependentsChanged)
    /// Why nothing is shared, or how old what is shared is; empty = up to date.
    Q_PROPERTY(QString sharedText READ sharedText NOTIFY changed)

public:
    enum Role {
        IdRole = Qt::UserRole + 1,
        NameRole,
        OwnerRole,
        DetailRole,
        ProblemRole,
        StateRole,
        SharedRole,
        FailedRole,
        CurrentRole
    };

    /// Everything outlives it.
    SavedViews(DispatchController *desk, Outbox::WriteQueue *queue, const Erp::FieldMap *map,
        const Clock &clock);

    /// Where shared ones are; null = nowhere.
    void setServer(Erp::ErpClient *erp);
    /// Reads the shared ones again.
    Q_INVOKABLE void refresh() { m_store.refresh(); }

    [[nodiscard]] QString text() const;
    void restore(const QString &text);
    [[nodiscard]] int count() const { return m_rows.size(); }
    [[nodiscard]] bool isOpen() const { return m_isOpen; }
    void setOpen(bool isOpen);
    [[nodiscard]] QString current() const;
    [[nodiscard]] bool isReading() const { return m_store.isReading(); }
    [[nodiscard]] bool canShare() const { return m_store.access() == PresetStore::Access::Ready; }
    [[nodiscard]] QString sharedText() const;
    [[nodiscard]] const std::vector<ViewRow> &rows() const { return m_rows.rows(); }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    /// The board as it is shown now.
    [[nodiscard]] QJsonObject shown() const;

    /// Makes the board look like it.
    Q_INVOKABLE bool apply(const QString &id);
    /// What the board shows, under a new name of this user's own. False with a notice.
    Q_INVOKABLE bool save(const QString &name);
    /// What the board shows instead of what the view was.
    Q_INVOKABLE bool replace(const QString &id);
    Q_INVOKABLE bool rename(const QString &id, const QString &name);
    Q_INVOKABLE bool share(const QString &id);
    /// Takes it back for oneself; colleagues lose it.
    Q_INVOKABLE bool unshare(const QString &id);
    Q_INVOKABLE void remove(const QString &id);
    /// Before that: who would miss it. Of a view on this computer nobody would.
    Q_INVOKABLE void askDependents(const QString &id);
    [[nodiscard]] QString dependentsText() const { return m_dependentsText; }
    [[nodiscard]] QString removalRefusal() const { return m_removalRefusal; }
    void setRemovalRefusal(const QString &reason);
    [[nodiscard]] Q_INVOKABLE bool isShared(const QString &id) const
    {
        return preset(id) != nullptr;
    }
    /// What removing it would do, with who made it.
    [[nodiscard]] Q_INVOKABLE QString removalText(const QString &id) const;
    [[nodiscard]] Q_INVOKABLE QString nameOf(const QString &id) const;

Q_SIGNALS:
    void textChanged();
    void changed();
    void openChanged();
    void dependentsChanged();
    void noticed(const QString &text, const QString &tone);
    /// A shared one was to go: with its reason where it did not.
    void removalEnded(const QString &doctype, const QString &title, const QString &reason);

private:
    struct Own {
        QString id;
        QString name;
        QJsonObject view;
    };

    void rebuild();
    void showDependents(const QString &name, const Result<QList<Erp::Dependents>> &found);
    void handleFailed(const QString &title, const Error &error);
    void handleCreated(const QString &tag);
    [[nodiscard]] Own *own(const QString &id);
    /// Of the shared one of a row's id.
    [[nodiscard]] const Preset *preset(const QString &id) const;
    [[nodiscard]] std::optional<QJsonObject> viewOf(const QString &id) const;
    [[nodiscard]] QString detailOf(const QJsonObject &view) const;
    bool isNameFree(const QString &name, const QString &except, bool isShared);
    bool refuse(const QString &text);

    DispatchController *m_desk;
    Clock m_clock;
    PresetStore m_store;
    std::vector<Own> m_own;
    SnapshotList<ViewRow> m_rows;
    QHash<QString, QString> m_reshared; ///< this user's view by the preset it becomes again
    QStringList m_removing; ///< titles of those on their way
    QString m_dependentsOf; ///< the preset's name
    QString m_dependentsText;
    QString m_removalRefusal;
    QString m_chosen;
    QJsonObject m_chosenView; ///< the board's look right after it was chosen
    bool m_isOpen = false;
};

} // namespace FibreDesk::Dispatch
