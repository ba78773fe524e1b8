// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "auditcontroller.h"
#include "base/errortext.h"
#include "outboxcard.h"
#include "outboxfieldsmodel.h"
#include "outboxmodel.h"

#include <QCoroTask>
#include <QHash>
#include <QObject>
#include <QSet>
#include <QTimer>
#include <qqmlintegration.h>

namespace FibreDesk {

namespace Outbox {
class WriteQueue;
struct Write;
} // namespace Outbox
namespace Store {
class Mirror;
struct Changes;
} // namespace Store

/// Acts for the outbox page: all writes with their states, one of them with its fields and what can
/// be done with it. The counts are shown on every page.
class OutboxController : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the application")
    Q_PROPERTY(FibreDesk::OutboxModel *writes READ writes CONSTANT)
    Q_PROPERTY(FibreDesk::OutboxFieldsModel *fields READ fields CONSTANT)
    Q_PROPERTY(FibreDesk::OutboxCard selected READ selected NOTIFY selectedChanged)
    Q_PROPERTY(int waiting READ waiting NOTIFY countsChanged)
    /// Of those, how many wait for another person to sign in, or behind one that does.
    Q_PROPERTY(int held READ held NOTIFY countsChanged)
    Q_PROPERTY(int uncertain READ uncertain NOTIFY countsChanged)
    Q_PROPERTY(int undecided READ undecided NOTIFY countsChanged)
    /// How many of what was asked for in one go with the selected one still wait here.
    Q_PROPERTY(int batchWaiting READ batchWaiting NOTIFY countsChanged)
    Q_PROPERTY(FibreDesk::ErrorText fileError READ fileError NOTIFY fileErrorChanged)
    Q_PROPERTY(FibreDesk::ErrorText commandError READ commandError NOTIFY commandErrorChanged)
    Q_PROPERTY(QString setAside READ setAside NOTIFY fileErrorChanged)
    /// What was done from this desk; null = nobody writes it down.
    Q_PROPERTY(FibreDesk::AuditController *audit READ audit CONSTANT)
    Q_PROPERTY(QString language READ language WRITE setLanguage NOTIFY languageChanged)

public:
    /// Names of technicians come from `mirror`; without one their ids are shown.
    explicit OutboxController(
        Outbox::WriteQueue *queue, Store::Mirror *mirror = nullptr, QObject *parent = nullptr);

    /// Before a page asks for it.
    void setAudit(AuditController *audit) { m_audit = audit; }
    [[nodiscard]] AuditController *audit() { return m_audit; }

    [[nodiscard]] OutboxModel *writes() { return &m_writes; }
    [[nodiscard]] OutboxFieldsModel *fields() { return &m_fields; }
    [[nodiscard]] OutboxCard selected() const { return m_selected; }
    /// Waiting or on their way.
    [[nodiscard]] int waiting() const { return m_waiting; }
    [[nodiscard]] int held() const { return m_held; }
    [[nodiscard]] int uncertain() const { return m_uncertain; }
    /// Refused or in a clash: nothing happens without the user.
    [[nodiscard]] int undecided() const { return m_undecided; }
    [[nodiscard]] int batchWaiting() const { return m_batchWaiting; }
    /// Why nothing can be kept at all.
    [[nodiscard]] ErrorText fileError() const { return m_fileError; }
    /// Why the last thing asked for was not done.
    [[nodiscard]] ErrorText commandError() const { return m_commandError; }
    /// The damaged file of before, where there was one.
    [[nodiscard]] QString setAside() const { return m_setAside; }
    [[nodiscard]] QString language() const { return m_language; }
    void setLanguage(const QString &language);

    Q_INVOKABLE void select(const QString &id);
    Q_INVOKABLE void setField(const QString &key, const QString &text);
    Q_INVOKABLE void cancel();
    /// Gives up all that wait of what was asked for in one go.
    Q_INVOKABLE void cancelBatch();
    Q_INVOKABLE void putBack();
    /// Sends what another person wrote as one's own.
    Q_INVOKABLE void takeOver();
    Q_INVOKABLE void tryAgain();
    /// Sends what fields() holds decided.
    Q_INVOKABLE void resolve();
    Q_INVOKABLE void openDocument();

Q_SIGNALS:
    void selectedChanged();
    void countsChanged();
    void fileErrorChanged();
    void commandErrorChanged();
    void languageChanged();
    void documentRequested(const QString &doctype, const QString &name);
    /// A write needs the user: refused, clashing, or lost without a trace; or the server stored
    /// something else than was typed.
    void noticed(const QString &text, const QString &tone, const QString &id);

private:
    void refresh();
    [[nodiscard]] OutboxCard cardOf(const Outbox::Write &write, const Outbox::Write *holder) const;
    void showFields(const Outbox::Write *write);
    void refuse(const Error &error, const QString &id);
    void countBatch();
    void readTechnicians();
    void handleChanges(const Store::Changes &changes);
    void follow(const QString &id);
    void rememberTold();
    void clearFileError();
    void run(QCoro::Task<Result<void>> command);

    Outbox::WriteQueue *m_queue;
    Store::Mirror *m_mirror;
    AuditController *m_audit = nullptr;
    OutboxModel m_writes;
    OutboxFieldsModel m_fields;
    OutboxCard m_selected;
    QTimer m_refresh; ///< several changes of one moment are one reading
    QSet<QString> m_changed; ///< since that reading
    bool m_isLanguageNew = false;
    QHash<QString, QString> m_told; ///< what each write was last told of
    QSet<QString> m_toldBatches;
    ErrorText m_fileError;
    ErrorText m_commandError;
    QString m_setAside;
    QString m_language = QStringLiteral("en");
    QHash<QString, QString> m_technicians;
    int m_waiting = 0;
    int m_held = 0;
    int m_uncertain = 0;
    int m_undecided = 0;
    int m_batchWaiting = 0;
};

} // namespace FibreDesk
