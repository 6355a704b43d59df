namespace EnglishLearning.Api.Problems;

/// <summary>Of signing in, of one's account and of roles.</summary>
internal static partial class ProblemKinds
{
    public static readonly ProblemKind SignInRefused = new("sign-in-refused", 401,
        new("Tidak dapat masuk", "Not signed in"),
        new("Nama pengguna atau kata sandinya salah. Bila yakin benar, tunggu lima menit atau pakai perangkat yang pernah kamu pakai untuk masuk.",
            "The user name or the password is wrong. If you are sure of both, wait five minutes or use a device where you signed in before."));

    public static readonly ProblemKind RefreshRefused = new("refresh-refused", 401,
        new("Sesi sudah berakhir", "The session has ended"),
        new("Refresh token ini sudah tidak berlaku. Masuk lagi, atau mulai lagi sebagai tamu.",
            "This refresh token is no longer good. Sign in again, or begin again as a guest."));

    public static readonly ProblemKind CodeNeeded = new("code-needed", 401,
        new("Kode diperlukan", "A code is needed"),
        new("Akun ini memakai verifikasi dua langkah: kirim juga code dari aplikasi autentikator, atau kode pemulihan.",
            "This account has a second factor: also send code from the authenticator app, or a recovery code."));

    public static readonly ProblemKind ResetRefused = new("reset-refused", 401,
        new("Kata sandi tidak diganti", "The password was not changed"),
        new("Nama pengguna atau kodenya salah, atau kodenya sudah dipakai atau lewat 24 jam. Minta kode baru kepada gurumu.",
            "The user name or the code is wrong, or the code was used or is older than 24 hours. Ask your teacher for a new one."));

    public static readonly ProblemKind PasswordWrong = new("password-wrong", 403,
        new("Kata sandi salah", "The password is wrong"),
        new("Kata sandi akunmu yang sekarang tidak cocok.", "This is not the present password of your account."));

    public static readonly ProblemKind CodeWrong = new("code-wrong", 403,
        new("Kode salah", "The code is wrong"),
        new("Kirim kode terbaru dari aplikasi autentikator; setiap kode hanya berlaku sekali. Periksa juga jam ponselmu.",
            "Send the newest code of the authenticator app; each is good once. Also check the clock of your phone."));

    public static readonly ProblemKind ConsentNeeded = new("consent-needed", 403,
        new("Menunggu persetujuan wali", "A guardian has to consent"),
        new("Akun ini milik anak di bawah 17 tahun dan dapat dipakai setelah orang tua atau wali setuju.",
            "This account is of a child below 17 and can be used once a parent or guardian has consented."));

    public static readonly ProblemKind AccountClosed = new("account-closed", 403,
        new("Akun ditutup", "The account is closed"),
        new("Akun ini sudah ditutup. Hubungi sekolahmu bila ini keliru.",
            "This account has been closed. Ask your school if that is a mistake."));

    public static readonly ProblemKind UnknownDevice = new("unknown-device", 404,
        new("Perangkat tidak ditemukan", "No such device"),
        new("Tidak ada perangkat yang masuk dengan id ini.",
            "No device with this id is signed in."));

    public static readonly ProblemKind OperatorSignIn = new("operator-sign-in", 401,
        new("Halaman ini untuk operator", "This page is for operators"),
        new("Masuk dengan nama pengguna dan kata sandi akun operator. Bila akun memakai verifikasi dua langkah, tulis spasi dan kode setelah kata sandi. Program dapat mengirim Authorization: Bearer <accessToken>.",
            "Sign in with the user name and password of an operator's account. Where it has a second factor, type a space and the code after the password. Programs may send Authorization: Bearer <accessToken>."));

    public static readonly ProblemKind OwnRoles = new("own-roles", 403,
        new("Bukan untuk dirimu sendiri", "Not for yourself"),
        new("Tidak ada yang dapat menaikkan perannya sendiri. Minta administrator lain.",
            "Nobody raises themselves. Ask another administrator."));

    public static readonly ProblemKind OwnRoleRequest = new("own-role-request", 403,
        new("Permintaanmu sendiri", "Your own request"),
        new("Administrator lain yang harus memutuskan permintaan ini.", "Another administrator has to decide this request."));

    public static readonly ProblemKind AdministratorCodeRefused = new("administrator-code-refused", 403,
        new("Kode tidak berlaku", "The code is not good"),
        new("Kode ini salah, sudah dipakai, sudah diganti kode yang lebih baru, atau lebih lama dari 24 jam. Jalankan \"silo administrator-code\" di mesin server untuk kode baru.",
            "This code is wrong, used, replaced by a newer one, or older than 24 hours. Run \"silo administrator-code\" on the server's machine for a new one."));

    public static readonly ProblemKind UnknownPerson = new("unknown-person", 404,
        new("Akun tidak ditemukan", "No such account"),
        new("Tidak ada akun dengan id ini.", "There is no account with this id."));

    public static readonly ProblemKind UnknownRoleRequest = new("unknown-role-request", 404,
        new("Permintaan peran tidak ditemukan", "No such request"),
        new("Tidak ada permintaan peran dengan id ini.", "There is no request for a role with this id."));

    public static readonly ProblemKind AccountNotActive = new("account-not-active", 409,
        new("Akun tidak aktif", "The account is not active"),
        new("Akun ini menunggu persetujuan wali atau sudah ditutup, jadi tidak dapat menerima peran.",
            "This account waits for a guardian's consent or is closed, so it can be given no role."));

    public static readonly ProblemKind ApprovalNeeded = new("approval-needed", 409,
        new("Perlu persetujuan", "Approval is needed"),
        new("Peran operator dan administrator perlu disetujui administrator kedua: POST /v1/role-requests.",
            "The roles operator and administrator need a second administrator's approval: POST /v1/role-requests."));

    public static readonly ProblemKind RoleHeld = new("role-held", 409,
        new("Peran sudah dimiliki", "The role is held already"),
        new("Akun ini sudah memiliki peran tersebut.", "This account has the role already."));

    public static readonly ProblemKind LastAdministrator = new("last-administrator", 409,
        new("Administrator terakhir", "The last administrator"),
        new("Tanpa administrator ini tidak ada yang dapat memberi peran lagi. Jadikan orang lain administrator dulu.",
            "Without this administrator nobody could grant a role any more. Make somebody else administrator first."));

    public static readonly ProblemKind PrivilegedAccount = new("privileged-account", 409,
        new("Akun operator atau administrator", "An operator's or administrator's account"),
        new("Membuka akun ini atau memberi kode pengganti kata sandinya akan memberi satu orang apa yang perlu disetujui dua orang. Cabut dulu perannya.",
            "To open this account, or to give out a reset code for it, would give one person what two have to agree on. Take its role first."));

    public static readonly ProblemKind EnoughAdministrators = new("enough-administrators", 409,
        new("Sudah ada dua administrator", "There are two administrators"),
        new("Kode hanya berlaku selama administrator kurang dari dua. Minta salah satu membuat permintaan: POST /v1/role-requests.",
            "Codes are good while there are fewer than two administrators. Have one of them make a request: POST /v1/role-requests."));

    public static readonly ProblemKind RoleRequestDecided = new("role-request-decided", 409,
        new("Permintaan sudah diputuskan", "The request is decided"),
        new("Permintaan peran ini sudah disetujui atau ditolak.", "This request for a role was approved or refused before."));

    public static readonly ProblemKind RoleRequestExpired = new("role-request-expired", 409,
        new("Permintaan sudah kedaluwarsa", "The request has expired"),
        new("Tidak ada yang memutuskan permintaan ini pada waktunya. Buat permintaan baru.",
            "Nobody decided this request in time. Make a new one."));

    public static readonly ProblemKind RequesterGone = new("requester-gone", 409,
        new("Peminta bukan administrator lagi", "The requester is no administrator any more"),
        new("Yang membuat permintaan ini bukan administrator lagi. Tolak, lalu buat permintaan baru.",
            "Whoever made this request is no administrator any more. Refuse it and make a new one."));

    public static readonly ProblemKind UnknownRole = new("unknown-role", 422,
        new("Peran tidak dikenal", "Unknown role"),
        new("Peran adalah student, teacher, author, reviewer, data-scientist, operator, atau administrator.",
            "A role is student, teacher, author, reviewer, data-scientist, operator or administrator."));

    public static readonly ProblemKind NoApprovalNeeded = new("no-approval-needed", 422,
        new("Tidak perlu persetujuan", "No approval is needed"),
        new("Peran ini diberikan langsung: POST ke roles di bawah /v1/people.", "This role is granted directly: POST to roles below /v1/people."));

    public static readonly ProblemKind UsernameTaken = new("username-taken", 409,
        new("Nama pengguna sudah dipakai", "The user name is taken"),
        new("Pilih nama pengguna atau alamat e-mail lain, atau masuk dengan akun yang sudah ada.",
            "Choose another user name or e-mail address, or sign in to the account that there is."));

    public static readonly ProblemKind AlreadyAccount = new("already-account", 409,
        new("Sudah punya akun", "There is an account already"),
        new("Kamu sudah masuk dengan akun. Keluar dulu untuk membuat akun lain.",
            "You are signed in to an account. Sign out before making another one."));

    public static readonly ProblemKind NoAccount = new("no-account", 409,
        new("Belum punya akun", "There is no account yet"),
        new("Ini hanya untuk akun, bukan untuk tamu. Daftar dulu di POST /v1/auth/register; kemajuanmu tetap tersimpan.",
            "This is for accounts, not for guests. Register first at POST /v1/auth/register; your progress is kept."));

    public static readonly ProblemKind SecondFactorOn = new("second-factor-on", 409,
        new("Verifikasi dua langkah sudah aktif", "The second factor is on already"),
        new("Matikan dulu sebelum memasang aplikasi autentikator lain.",
            "Turn it off before setting up another authenticator app."));

    public static readonly ProblemKind SecondFactorOff = new("second-factor-off", 409,
        new("Verifikasi dua langkah tidak aktif", "The second factor is off"),
        new("Mulai dengan POST /v1/me/second-factor.", "Begin with POST /v1/me/second-factor."));

    public static readonly ProblemKind UsernameNotUsable = new("username-not-usable", 422,
        new("Nama pengguna tidak dapat dipakai", "The user name cannot be used"),
        new("Pakai 3 sampai 32 huruf a-z, angka, titik, garis bawah, atau tanda hubung; huruf atau angka di awal.",
            "Use 3 to 32 letters a-z, digits, dots, underscores or hyphens, beginning with a letter or digit."));

    public static readonly ProblemKind EmailNotUsable = new("email-not-usable", 422,
        new("Alamat e-mail tidak sah", "The e-mail address is not valid"),
        new("Periksa alamat e-mail, atau kosongkan.",
            "Check the e-mail address, or leave it out."));

    public static readonly ProblemKind NameNotUsable = new("name-not-usable", 422,
        new("Nama tidak dapat dipakai", "The name cannot be used"),
        new("Nama harus 1 sampai 100 karakter.",
            "A name has 1 to 100 characters."));

    public static readonly ProblemKind BirthDateNotUsable = new("birth-date-not-usable", 422,
        new("Tanggal lahir tidak masuk akal", "The birth date is absurd"),
        new("Kirim tanggal lahir sebagai tahun-bulan-hari, misalnya 2010-08-17.",
            "Send the birth date as year-month-day, such as 2010-08-17."));

    public static readonly ProblemKind PasswordTooShort = new("password-too-short", 422,
        new("Kata sandi terlalu pendek", "The password is too short"),
        new("Pakai paling sedikit 10 karakter. Beberapa kata yang mudah kamu ingat lebih baik daripada satu kata dengan tanda aneh.",
            "Use at least 10 characters. A few words that you remember are better than one word with odd signs."));

    public static readonly ProblemKind PasswordTooLong = new("password-too-long", 422,
        new("Kata sandi terlalu panjang", "The password is too long"),
        new("Kata sandi paling banyak 128 karakter.",
            "A password has at most 128 characters."));

    public static readonly ProblemKind PasswordCommon = new("password-common", 422,
        new("Kata sandi mudah ditebak", "The password is easily guessed"),
        new("Kata sandi ini ada di daftar yang dicoba penyerang lebih dulu, atau mirip namamu. Pakai beberapa kata lain.",
            "This password is on the lists that attackers try first, or is like your name. Use a few other words."));

    public static readonly ProblemKind SignInLocked = new("sign-in-locked", 429,
        new("Terlalu banyak percobaan masuk", "Too many attempts to sign in"),
        new("Tunggu beberapa menit, lalu coba lagi. Di perangkat yang pernah kamu pakai untuk masuk, kamu tetap dapat masuk.",
            "Wait a few minutes and try again. On a device where you signed in before you can still sign in."),
        RetryAfterSeconds: 60);
}
