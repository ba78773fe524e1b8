// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/backoff.h"
#include "core/clock.h"
#include "erp/erpclient.h"
#include "store/mirror.h"
#include "sync/page.h"
#include "sync/syncplan.h"
#include "sync/syncstate.h"

#include <QElapsedTimer>
#include <QSet>
#include <QTimer>

namespace FibreDesk::Sync {

struct SyncOptions {
    int lanes = 2; ///< kinds that are filled side by side
    std::chrono::milliseconds fastPulse{600}; ///< jobs and technicians while the board is seen
    std::chrono::milliseconds slowPulse{5000};
    std::chrono::milliseconds round{20000}; ///< every other kind
    std::chrono::milliseconds sweep{5000}; ///< one range of names, for deletions
    int pageSize = 0; ///< rows of a page; 0 = what suits the kind
    int patience = -1; ///< tries before an unreachable server is an error; -1 = goes on for ever
};

/// Keeps the mirror equal to the server: a first fill by pages that survives every end, then what
/// changed, jobs and technicians within the second, and what was deleted at a slow pace. Everything
/// it knows of itself is state().
class SyncEngine : public QObject {
    Q_OBJECT

public:
    SyncEngine(Erp::ErpClient *erp, Store::Mirror *mirror, SyncOptions options = {},
        QObject *parent = nullptr);
    ~SyncEngine() override;

    [[nodiscard]] const SyncState &state() const { return m_state; }
    /// The names of fields as they were checked against the server.
    [[nodiscard]] const Erp::FieldMap &fieldMap() const { return m_map; }

    /// Reads what the mirror knows of itself into state(), without asking the server.
    void recall();
    /// Fills what is missing and follows the changes until stop(). In the middle of a pause it
    /// tries again at once, unless the server itself asked for the pause.
    void start();
    void stop();
    void pause();
    void resume() { start(); }

    /// One complete pass: fill, changes and, with `full`, everything again with a comparison of all
    /// names. Returns when done or when something cannot be done.
    [[nodiscard]] QCoro::Task<Result<void>> runOnce(bool full = false);

    /// The board is on screen: what others do to it is to be seen within the second.
    void setBoardVisible(bool visible);
    /// Asks for changes of jobs and technicians now.
    void pulse();
    /// Somebody says this document changed or went: it is fetched at once.
    void hint(const QString &table, const QString &id);
    /// Somebody says that documents of this kind changed: what did is asked for now.
    void follow(const QString &table);
    /// Somebody says that these documents changed or went: those that went go here too.
    void checkGone(const QString &table, const QStringList &ids);
    /// Somebody who tells of changes was away: every kind is asked now for what changed.
    void catchUp();
    /// Whether the changes of a kind, or one document of it, are being read.
    [[nodiscard]] bool isReading(const QString &table, const QString &id = {}) const;

Q_SIGNALS:
    void stateChanged(const FibreDesk::Sync::SyncState &state);

private:
    /// True while the engine lives and the run that began with it has not been stopped.
    struct Guard {
        QPointer<SyncEngine> engine;
        int run = 0;
        explicit operator bool() const { return engine && engine->m_run == run; }
    };
    using VoidTask = QCoro::Task<Result<void>>;

    [[nodiscard]] Guard guard() { return {this, m_run}; }
    [[nodiscard]] KindPlan planOf(const QString &kind) const;
    void begin();
    void end(SyncState::Phase phase);

    VoidTask run();
    VoidTask connectToServer();
    VoidTask recallKinds();
    VoidTask prepare();
    VoidTask checkFields();
    VoidTask fillAll();
    VoidTask fillLane();
    VoidTask fillKind(QString kind);
    VoidTask fillHead(QString kind);
    VoidTask fillUnstamped(QString kind);
    VoidTask followKind(QString kind);
    VoidTask followAll(QStringList kinds);
    VoidTask round();
    VoidTask sweepAll();
    /// Compares one range of names after `position`; gives where the next begins, empty at the end.
    QCoro::Task<Result<QString>> sweepRange(QString kind, QString position);
    /// Removes those that the server does not know any more.
    VoidTask removeGone(QString kind, QStringList names);
    /// Those of them that are mirrored.
    VoidTask removeGoneOf(QString kind, QStringList ids);
    VoidTask fetchNamed(QString kind, QStringList names);
    VoidTask applyHint(QString kind, QString id);

    struct Body {
        QByteArray bytes;
        int limit = 0; ///< as it was asked for in the end
        QString source;
    };
    /// One list answer, asked for until it comes: waits out what passes, leaves out fields that the
    /// server does not know, and asks for less where an answer took too long.
    QCoro::Task<Result<Body>> ask(QString kind, Erp::ListQuery query);
    /// Changes the query so that it may pass: without a field that the server complains about, else
    /// without those its doctype lacks, else for all fields there are. False where nothing is left
    /// to try.
    QCoro::Task<Result<bool>> adapt(QString kind, Erp::ListQuery *query, Error error);
    void leaveOut(const QString &kind, const QStringList &serverFields, Erp::ListQuery *query);
    /// What an answer with all fields shows to be missing.
    void learnFields(const QString &kind, const Erp::ListQuery &asked, const QByteArray &answer);
    QCoro::Task<Result<Page>> decode(QString kind, Body body);
    enum class Children { Leave, Fetch };
    QCoro::Task<Result<Page>> askPage(QString kind, Erp::ListQuery query, Children children);
    QCoro::Task<Result<QHash<QString, ChildRows>>> askChildren(QString kind, QStringList parents);
    QCoro::Task<Result<ChildRows>> askChildTable(
        QString kind, QString childTable, QString field, QStringList parents);
    VoidTask rest(Error error, std::chrono::milliseconds atLeast);

    void handlePulse();
    void handleRound();
    void handleSweep();
    void startTimers();
    void noteDone(const QString &kind);
    KindProgress &progress(const QString &kind);
    void fail(const QString &kind, const Error &error);
    void noteFillFailure(const QString &kind, const Error &error);
    void touch();
    void launch(VoidTask task, const QString &what);
    [[nodiscard]] bool isTimeToRest() const;
    void noteContact();

    Erp::ErpClient *m_erp;
    Store::Mirror *m_mirror;
    SyncOptions m_options;
    Erp::FieldMap m_map;
    Clock m_clock;
    QTimeZone m_siteZone;
    RequestScope m_scope;
    Backoff m_backoff;
    SyncState m_state;
    int m_run = 0; ///< counts starts and stops; a coroutine of an older run ends itself
    bool m_isRunning = false;
    bool m_isBoardVisible = false;
    int m_patience = -1;
    Store::Precedence m_precedence = Store::Precedence::KeepNewer;
    QDateTime m_notBefore; ///< the server is to be left alone until then
    QStringList m_fillQueue;
    std::optional<Error> m_fillError; ///< the first kind that could not be filled
    struct Rate {
        QElapsedTimer since;
        qint64 rows = 0;
    };
    QHash<QString, Rate> m_rates;
    QHash<QString, QString> m_marks; ///< the newest mirrored change, by kind
    QHash<QString, QByteArray> m_lastChanges; ///< the last answer: the same again needs no writing
    QHash<QString, QDateTime> m_noted; ///< when last_success was last written, by kind
    QSet<QString> m_following; ///< kinds whose changes are being asked for
    QSet<QString> m_hinted; ///< documents being fetched for a hint
    QSet<QString> m_fieldsAsked; ///< kinds whose doctype was looked at after a refusal
    QSet<QString> m_allFields; ///< kinds that are listed with all fields for want of knowing
    QSet<QString> m_allFieldsTried;
    QDateTime m_absentTried; ///< when missing doctypes were last asked for
    QSet<QString> m_withoutChildLists; ///< child tables that this server does not list
    qsizetype m_sweepIndex = 0;
    QString m_sweepPosition;
    bool m_isSweeping = false;
    bool m_isRounding = false;
    bool m_isRoundDue = false; ///< another one after the one under way
    QTimer m_pulseTimer;
    QTimer m_roundTimer;
    QTimer m_sweepTimer;
    QTimer m_stateTimer;
};

} // namespace FibreDesk::Sync
