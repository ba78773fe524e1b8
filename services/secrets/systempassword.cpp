// SPDX-FileCopyrightText: 2026 FibreDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "secrets/systempassword.h"

#include "core/wipe.h"

#include <QCoroFuture>
#include <QFileInfo>
#include <QtConcurrentRun>

#include <cstdlib>
#include <cstring>

#ifdef FD_HAS_PAM
#include <pwd.h>
#include <security/pam_appl.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace FibreDesk::Safe {

namespace {

#ifdef FD_HAS_PAM

/// Our own service, else the one every distribution has; empty = PAM is not configured here.
QByteArray serviceName(const QString &folder)
{
    const QStringList folders =
        folder.isEmpty() ? QStringList{u"/etc/pam.d"_s, u"/usr/lib/pam.d"_s} : QStringList{folder};
    for (const QString &name : {u"fibredesk"_s, u"login"_s}) {
        for (const QString &one : folders) {
            if (QFileInfo::exists(one + u'/' + name))
                return name.toLatin1();
        }
    }
    return {};
}

/// PAM asks; every question that hides its answer is for the password. It frees what it is given.
int answer(int count, const pam_message **messages, pam_response **responses, void *password)
{
    auto *answers =
        static_cast<pam_response *>(std::calloc(std::size_t(count), sizeof(pam_response)));
    if (!answers)
        return PAM_BUF_ERR;
    for (int i = 0; i < count; ++i) {
        if (messages[i]->msg_style == PAM_PROMPT_ECHO_OFF)
            answers[i].resp = strdup(static_cast<const QByteArray *>(password)->constData());
    }
    *responses = answers;
    return PAM_SUCCESS;
}

Result<void> ask(const QString &folder, QByteArray password)
{
    const auto failed = [&password](ErrorKind kind, const QString &words) {
        wipe(password);
        return std::unexpected(Error{.kind = kind, .detail = words, .source = u"PAM"_s});
    };
    const QByteArray service = serviceName(folder);
    const passwd *user = getpwuid(getuid());
    if (service.isEmpty() || !user)
        return failed(ErrorKind::Unsupported,
            service.isEmpty() ? u"PAM is not configured on this computer"_s
                              : u"this computer does not know its user"_s);
    const pam_conv conversation{.conv = &answer, .appdata_ptr = &password};
    pam_handle_t *handle = nullptr;
    int code = folder.isEmpty()
        ? pam_start(service.constData(), user->pw_name, &conversation, &handle)
        : pam_start_confdir(service.constData(), user->pw_name, &conversation,
              folder.toLocal8Bit().constData(), &handle);
    if (code != PAM_SUCCESS)
        return failed(ErrorKind::Unsupported, u"PAM cannot be started"_s);
    code = pam_authenticate(handle, PAM_SILENT | PAM_DISALLOW_NULL_AUTHTOK);
    const QString words = QString::fromLocal8Bit(pam_strerror(handle, code));
    pam_end(handle, code);
    if (code == PAM_SUCCESS) {
        wipe(password);
        return {};
    }
    const bool isWrong = code == PAM_AUTH_ERR || code == PAM_MAXTRIES || code == PAM_PERM_DENIED;
    return failed(isWrong ? ErrorKind::Unauthorized : ErrorKind::Unsupported, words);
}

#else

Result<void> ask(const QString &, const QByteArray &)
{
    return std::unexpected(Error{.kind = ErrorKind::Unsupported,
        .detail = u"this build knows nothing of PAM"_s,
        .source = u"PAM"_s});
}

#endif

} // namespace

SystemPassword::SystemPassword(QString folder)
    : m_folder(std::move(folder))
{
}

QCoro::Task<bool> SystemPassword::isPossible()
{
#ifdef FD_HAS_PAM
    co_return !serviceName(m_folder).isEmpty() && getpwuid(getuid()) != nullptr;
#else
    co_return false;
#endif
}

QCoro::Task<Result<void>> SystemPassword::unlock(QString secret)
{
    QByteArray password = secret.toUtf8();
    wipe(secret);
    // A wrong one is answered after seconds, on purpose.
    auto asked = QtConcurrent::run(&ask, m_folder, password);
    const Result<void> result = co_await asked;
    wipe(password);
    co_return result;
}

} // namespace FibreDesk::Safe
