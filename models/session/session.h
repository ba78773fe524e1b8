// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/clock.h"
#include "session/connectionmodel.h"
#include "session/desklock.h"
#include "session/mirrormodel.h"
#include "session/profileentry.h"
#include "session/secretsmodel.h"
#include "session/signinboard.h"
#include "session/singleton.h"

#include <QHash>
#include <QObject>
#include <QTimer>
#include <qqmlintegration.h>

namespace FibreDesk {

/// How the desk stands: the health of each connection, the age of the mirror, what waits to be
/// sent, what is uncertain, what can be undone. The application feeds it; it asks nothing itself.
class Session : public QObject, public Singleton<Session> {
    Q_OBJECT
    QML_ELEMENT
    QML_SINGLETON
    Q_PROPERTY(FibreDesk::ConnectionModel *connections READ connections CONSTANT)
    Q_PROPERTY(FibreDesk::MirrorModel *mirror READ mirror CONSTANT)
    Q_PROPERTY(FibreDesk::DeskLock *lock READ lock CONSTANT)
    Q_PROPERTY(FibreDesk::SecretsModel *secrets READ secrets CONSTANT)
    Q_PROPERTY(QString worstTone READ worstTone NOTIFY healthChanged)
    Q_PROPERTY(QString troubleId READ troubleId NOTIFY troubleChanged)
    Q_PROPERTY(QString troubleName READ troubleName NOTIFY troubleChanged)
    Q_PROPERTY(QString troubleReason READ troubleReason NOTIFY troubleChanged)
    Q_PROPERTY(bool offline READ isOffline WRITE setOffline NOTIFY offlineChanged)
    Q_PROPERTY(QDateTime mirrorAt READ mirrorAt WRITE setMirrorAt NOTIFY mirrorAtChanged)
    Q_PROPERTY(int pendingCount READ pendingCount WRITE setPendingCount NOTIFY pendingCountChanged)
    /// Of those, what waits for another person to sign in.
    Q_PROPERTY(int heldCount READ heldCount WRITE setHeldCount NOTIFY heldCountChanged)
    Q_PROPERTY(
        int uncertainCount READ uncertainCount WRITE setUncertainCount NOTIFY uncertainCountChanged)
    /// Changes that were refused or clash: nothing happens with them by itself.
    Q_PROPERTY(
        int undecidedCount READ undecidedCount WRITE setUndecidedCount NOTIFY undecidedCountChanged)
    /// What closing now would end, as a question; empty = nothing.
    Q_PROPERTY(
        QString closeQuestion READ closeQuestion WRITE setCloseQuestion NOTIFY closeQuestionChanged)
    Q_PROPERTY(QString undoText READ undoText WRITE setUndoText NOTIFY undoTextChanged)
    /// Who else has a document open now, and which; empty = nobody, or nobody tells.
    Q_PROPERTY(QString alsoHere READ alsoHere NOTIFY presenceChanged)
    Q_PROPERTY(QString alsoHereAt READ alsoHereAt NOTIFY presenceChanged)
    Q_PROPERTY(bool filling READ isFilling NOTIFY fillChanged)
    Q_PROPERTY(double fillProgress READ fillProgress NOTIFY fillChanged)
    Q_PROPERTY(QString fillText READ fillText NOTIFY fillChanged)
    Q_PROPERTY(QString profileName READ profileName NOTIFY aboutChanged)
    /// "training", "test"; empty = the real one.
    Q_PROPERTY(QString profileKind READ profileKind NOTIFY aboutChanged)
    Q_PROPERTY(QList<FibreDesk::ProfileEntry> profiles READ profiles NOTIFY profilesChanged)
    /// Null where nobody signs in with this profile; signIn is the desk's own of them.
    Q_PROPERTY(FibreDesk::SignInBoard *signIns READ signIns NOTIFY signInChanged)
    Q_PROPERTY(FibreDesk::SignInDesk *signIn READ signIn NOTIFY signInChanged)
    Q_PROPERTY(QString profileFile READ profileFile NOTIFY aboutChanged)
    Q_PROPERTY(QString dataDirectory READ dataDirectory NOTIFY aboutChanged)
    Q_PROPERTY(double dataBytes READ dataBytes NOTIFY aboutChanged)
    Q_PROPERTY(QString mirrorFile READ mirrorFile NOTIFY aboutChanged)
    Q_PROPERTY(double mirrorBytes READ mirrorBytes NOTIFY aboutChanged)
    /// The user wants what was copied off this computer whenever the program ends.
    Q_PROPERTY(bool removesCopy READ removesCopy WRITE setRemovesCopy NOTIFY removesCopyChanged)
    /// What a wipe would lose for good, in sentences; empty = nothing.
    Q_PROPERTY(QString unsettled READ unsettled WRITE setUnsettled NOTIFY unsettledChanged)
    /// Why everything is deleted from this computer in a moment, on the hub's order; empty = it is
    /// not.
    Q_PROPERTY(QString wipeOrder READ wipeOrder NOTIFY wipeOrderChanged)
    Q_PROPERTY(QString version READ version CONSTANT)

public:
    struct About {
        QString profileName;
        QString profileFile;
        QString dataDirectory;
        qint64 dataBytes = 0;
        QString mirrorFile{};
        qint64 mirrorBytes = 0;
        QString profileKind{};

        bool operator==(const About &) const = default;
    };

    explicit Session(Clock clock, QObject *parent = nullptr);

    [[nodiscard]] ConnectionModel *connections() { return &m_connections; }
    [[nodiscard]] MirrorModel *mirror() { return &m_mirror; }
    [[nodiscard]] DeskLock *lock() { return &m_lock; }
    [[nodiscard]] SecretsModel *secrets() { return &m_secrets; }
    [[nodiscard]] QString worstTone() const { return m_worstTone; }
    /// The connection a person is to hear of: one that has stopped for good, or fails for longer
    /// than a moment; the first told of among several. Empty = none.
    [[nodiscard]] QString troubleId() const { return m_trouble.id; }
    [[nodiscard]] QString troubleName() const { return m_trouble.name; }
    [[nodiscard]] QString troubleReason() const { return m_trouble.reason; }
    [[nodiscard]] bool isOffline() const { return m_offline; }
    [[nodiscard]] QDateTime mirrorAt() const { return m_mirrorAt; }
    [[nodiscard]] int pendingCount() const { return m_pendingCount; }
    [[nodiscard]] int heldCount() const { return m_heldCount; }
    [[nodiscard]] int uncertainCount() const { return m_uncertainCount; }
    [[nodiscard]] int undecidedCount() const { return m_undecidedCount; }
    [[nodiscard]] QString closeQuestion() const { return m_closeQuestion; }
    void setCloseQuestion(const QString &question);
    [[nodiscard]] QString undoText() const { return m_undoText; }
    [[nodiscard]] QString alsoHere() const { return m_alsoHere; }
    [[nodiscard]] QString alsoHereAt() const { return m_alsoHereAt; }
    [[nodiscard]] bool isFilling() const { return m_fillProgress >= 0; }
    [[nodiscard]] double fillProgress() const { return m_fillProgress; }
    [[nodiscard]] QString fillText() const { return m_fillText; }
    [[nodiscard]] QString profileName() const { return m_about.profileName; }
    [[nodiscard]] QString profileKind() const { return m_about.profileKind; }
    [[nodiscard]] QList<ProfileEntry> profiles() const { return m_profiles; }
    [[nodiscard]] SignInBoard *signIns() const { return m_signIns; }
    [[nodiscard]] SignInDesk *signIn() const { return m_signIns ? m_signIns->main() : nullptr; }
    [[nodiscard]] QString profileFile() const { return m_about.profileFile; }
    [[nodiscard]] QString dataDirectory() const { return m_about.dataDirectory; }
    [[nodiscard]] double dataBytes() const { return double(m_about.dataBytes); }
    [[nodiscard]] QString mirrorFile() const { return m_about.mirrorFile; }
    [[nodiscard]] double mirrorBytes() const { return double(m_about.mirrorBytes); }
    [[nodiscard]] static QString version();
    [[nodiscard]] QString unsettled() const { return m_unsettled; }
    void setUnsettled(const QString &unsettled);
    [[nodiscard]] QString wipeOrder() const { return m_wipeOrder; }
    void setWipeOrder(const QString &text);
    [[nodiscard]] bool removesCopy() const { return m_removesCopy; }
    void setRemovesCopy(bool removes);

    /// Tells of a connection, by its id. An Ok that stays silent past its limit is shown as stale
    /// within a second, without being told.
    void setConnection(const Connection &connection);
    /// A sign of life: Ok, now.
    void touchConnection(const QString &id);
    void setOffline(bool offline);
    void setMirrorAt(const QDateTime &at);
    void setPendingCount(int count);
    void setHeldCount(int count);
    void setUncertainCount(int count);
    void setUndecidedCount(int count);
    /// What undo would take back ("DJ-00412 → Marie"); empty = nothing.
    void setUndoText(const QString &text);
    void setPresence(const QString &document, const QString &people);
    /// The first fill of the mirror: 0 to 1 and what is being fetched; a negative progress ends it.
    void setFill(double progress, const QString &text);
    void setAbout(const About &about);
    void setProfiles(QList<ProfileEntry> profiles);
    void setSignIns(SignInBoard *signIns);

    Q_INVOKABLE void undo() { Q_EMIT undoRequested(); }
    Q_INVOKABLE void retry(const QString &connectionId) { Q_EMIT retryRequested(connectionId); }
    /// The user wants to close all the same: what runs is ended fairly first.
    Q_INVOKABLE void stopAndClose() { Q_EMIT stopAndCloseRequested(); }
    Q_INVOKABLE void retryAll() { Q_EMIT retryRequested(QString()); }
    Q_INVOKABLE void openDataDirectory() const;
    /// In a window and a process of its own: nothing of two profiles ever meets.
    Q_INVOKABLE void openProfile(const QString &file) { Q_EMIT profileRequested(file); }
    /// The user wants the local copy off this computer.
    Q_INVOKABLE void removeLocalCopy() { Q_EMIT removeLocalCopyRequested(); }
    /// Everything of this profile off this computer, and the program with it; what was never sent
    /// only if that is said.
    Q_INVOKABLE void wipe(bool takesUnsent) { Q_EMIT wipeRequested(takesUnsent); }
    Q_INVOKABLE void obeyWipeOrder() { Q_EMIT wipeOrderObeyed(); }
    /// The sizes are about to be looked at.
    Q_INVOKABLE void measure() { Q_EMIT measureRequested(); }

Q_SIGNALS:
    void healthChanged();
    void troubleChanged();
    void offlineChanged();
    void mirrorAtChanged();
    void pendingCountChanged();
    void heldCountChanged();
    void uncertainCountChanged();
    void undecidedCountChanged();
    void closeQuestionChanged();
    void stopAndCloseRequested();
    void undoTextChanged();
    void presenceChanged();
    void fillChanged();
    void aboutChanged();
    void profilesChanged();
    void signInChanged();
    void profileRequested(const QString &file);
    void undoRequested();
    void removeLocalCopyRequested();
    void removesCopyChanged();
    void wipeRequested(bool takesUnsent);
    void unsettledChanged();
    void wipeOrderChanged();
    void wipeOrderObeyed();
    void measureRequested();
    /// An empty id means all.
    void retryRequested(const QString &connectionId);

private:
    void checkSilence();
    void updateHealth();
    void updateTrouble();

    /// How long a failure may last before a strip says so: a single one passes by itself.
    static constexpr int momentSeconds = 5;

    struct Trouble {
        QString id;
        QString name;
        QString reason;
        bool operator==(const Trouble &) const = default;
    };

    Clock m_clock;
    ConnectionModel m_connections;
    MirrorModel m_mirror;
    DeskLock m_lock;
    SecretsModel m_secrets;
    QString m_unsettled;
    QString m_wipeOrder;
    QTimer m_silence;
    Trouble m_trouble;
    QHash<QString, QDateTime> m_failingSince;
    QString m_worstTone;
    QDateTime m_mirrorAt;
    QString m_closeQuestion;
    QString m_undoText;
    QString m_alsoHere;
    QString m_alsoHereAt;
    QString m_fillText;
    About m_about;
    QList<ProfileEntry> m_profiles;
    SignInBoard *m_signIns = nullptr;
    double m_fillProgress = -1;
    int m_pendingCount = 0;
    int m_heldCount = 0;
    int m_uncertainCount = 0;
    int m_undecidedCount = 0;
    bool m_offline = false;
    bool m_removesCopy = false;
};

} // namespace FibreDesk
