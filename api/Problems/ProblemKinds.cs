namespace EnglishLearning.Api.Problems;

/// <summary>Every kind of problem that the API answers with, in both languages.</summary>
internal static partial class ProblemKinds
{
    public static readonly ProblemKind BadRequest = new("bad-request", 400,
        new("Permintaan tidak sah", "The request is not valid"),
        new("Permintaan ini tidak dapat dibaca. Periksa alamat, header, dan isinya.",
            "This request cannot be read. Check its address, headers and body."));

    public static readonly ProblemKind MalformedJson = new("malformed-json", 400,
        new("JSON tidak dapat dibaca", "The JSON cannot be read"),
        new("Isi permintaan bukan JSON yang sah.", "The body is not valid JSON."));

    public static readonly ProblemKind InvalidBody = new("invalid-body", 400,
        new("Isi permintaan tidak sesuai", "The body does not fit"),
        new("Isi permintaan adalah JSON, tetapi bentuknya salah. Lihat errors.",
            "The body is JSON, but not of the expected shape. See errors."));

    public static readonly ProblemKind InvalidParameter = new("invalid-parameter", 400,
        new("Parameter tidak sah", "A parameter is not valid"),
        new("Parameter di alamat tidak sah. Lihat errors.", "A query parameter is not valid. See errors."));

    public static readonly ProblemKind InvalidCursor = new("invalid-cursor", 400,
        new("Kursor tidak sah", "The cursor is not valid"),
        new("Kirim nextCursor persis seperti yang diterima, atau mulai lagi tanpa cursor.",
            "Send nextCursor exactly as received, or start again without a cursor."));

    public static readonly ProblemKind Unauthenticated = new("unauthenticated", 401,
        new("Belum masuk", "Not signed in"),
        new("Kirim token yang berlaku: Authorization: Bearer <accessToken>. Bila sudah kedaluwarsa, minta yang baru dengan refreshToken di POST /v1/auth/refresh, tanpa header ini.",
            "Send a valid token: Authorization: Bearer <accessToken>. If it has expired, ask POST /v1/auth/refresh for a new one with your refreshToken, without this header."));

    public static readonly ProblemKind UnknownLearner = new("unknown-learner", 401,
        new("Pelajar tidak dikenal", "Unknown learner"),
        new("Token ini milik pelajar yang tidak dikenal di sini. Minta token baru di POST /v1/auth/guest.",
            "This token belongs to a learner who is not known here. Ask POST /v1/auth/guest for a new one."));

    public static readonly ProblemKind Forbidden = new("forbidden", 403,
        new("Tidak diizinkan", "Not allowed"),
        new("Peran pada token ini tidak boleh melakukan permintaan ini.", "The role of this token may not make this request."));

    public static readonly ProblemKind NotFound = new("not-found", 404,
        new("Alamat tidak ditemukan", "No such address"),
        new("Tidak ada apa pun di alamat ini. Daftar alamat ada di /docs.", "There is nothing at this address. /docs lists what there is."));

    public static readonly ProblemKind UnknownQuestion = new("unknown-question", 404,
        new("Soal tidak ditemukan", "No such question"),
        new("Tidak ada soal dengan id ini.", "There is no question with this id."));

    public static readonly ProblemKind UnknownAttempt = new("unknown-attempt", 404,
        new("Jawaban tidak ditemukan", "No such attempt"),
        new("Kamu tidak punya jawaban dengan id ini.", "You have no attempt with this id."));

    public static readonly ProblemKind UnknownImport = new("unknown-import", 404,
        new("Impor tidak ditemukan", "No such import"),
        new("Kamu tidak punya impor dengan id ini.", "You have no import with this id."));

    public static readonly ProblemKind MethodNotAllowed = new("method-not-allowed", 405,
        new("Metode tidak tersedia", "Method not allowed"),
        new("Alamat ini ada, tetapi bukan untuk metode ini. Lihat header Allow.",
            "This address exists, but not for this method. See the Allow header."));

    public static readonly ProblemKind RequestTimeout = new("request-timeout", 408,
        new("Permintaan terlalu lambat", "The request came too slowly"),
        new("Isi permintaan tidak datang pada waktunya. Coba lagi.", "The body did not arrive in time. Try again."));

    public static readonly ProblemKind AttemptConflict = new("attempt-conflict", 409,
        new("Id jawaban sudah dipakai", "The attempt id is taken"),
        new("Jawaban dengan id ini sudah tersimpan dengan isi lain. Buat id baru untuk jawaban baru.",
            "An attempt with this id is stored with another body. Make a new id for a new answer."));

    public static readonly ProblemKind NotLastAttempt = new("not-last-attempt", 409,
        new("Bukan jawaban terakhir", "Not the last attempt"),
        new("Hanya jawaban terakhir yang dapat dibatalkan.", "Only the last answer can be taken back."));

    public static readonly ProblemKind BodyTooLarge = new("body-too-large", 413,
        new("Isi permintaan terlalu besar", "The body is too large"),
        new("Bagi isi permintaan menjadi beberapa permintaan yang lebih kecil.", "Split the body into several smaller requests."));

    public static readonly ProblemKind UnsupportedMediaType = new("unsupported-media-type", 415,
        new("Jenis isi tidak didukung", "Media type not supported"),
        new("Content-Type ini tidak didukung di alamat ini.", "This Content-Type is not supported at this address."));

    public static readonly ProblemKind WrongVersion = new("wrong-version", 422,
        new("Versi soal tidak dikenal", "Unknown version of the question"),
        new("Soal ini tidak punya versi tersebut. Kirim version seperti yang diterima bersama soalnya.",
            "This question has no such version. Send version as it came with the question."));

    public static readonly ProblemKind ResponseShape = new("response-shape", 422,
        new("Bentuk jawaban salah", "The response has the wrong shape"),
        new("Pilihan tunggal: id satu opsi. Pilihan ganda: daftar id. Isian: teks.",
            "Single choice: the id of one option. Multiple choice: a list of ids. Others: text."));

    public static readonly ProblemKind UnknownOption = new("unknown-option", 422,
        new("Opsi tidak dikenal", "Unknown option"),
        new("Jawaban menyebut opsi yang tidak ada pada soal ini.", "The response names an option that this question does not have."));

    public static readonly ProblemKind ResponseTooLong = new("response-too-long", 422,
        new("Jawaban terlalu panjang", "The response is too long"),
        new("Teks jawaban paling banyak 500 karakter.", "A text response has at most 500 characters."));

    public static readonly ProblemKind RatingMissing = new("rating-missing", 422,
        new("Penilaian diri belum ada", "The rating is missing"),
        new("Kartu ini dinilai sendiri: kirim rating 1 (lagi), 2 (sulit), 3 (baik), atau 4 (mudah).",
            "This flashcard is self-graded: send rating 1 (again), 2 (hard), 3 (good) or 4 (easy)."));

    public static readonly ProblemKind RatingOutOfRange = new("rating-out-of-range", 422,
        new("Penilaian diri di luar rentang", "The rating is out of range"),
        new("Nilai rating harus dari 1 sampai 4.", "rating is from 1 to 4."));

    public static readonly ProblemKind HintsOutOfRange = new("hints-out-of-range", 422,
        new("Jumlah petunjuk di luar rentang", "The number of hints is out of range"),
        new("Nilai hintsUsed harus dari 0 sampai 20.", "hintsUsed is from 0 to 20."));

    public static readonly ProblemKind ResponseTimeOutOfRange = new("response-ms-out-of-range", 422,
        new("Lama menjawab di luar rentang", "The response time is out of range"),
        new("Nilai responseMs harus dari 0 sampai 86400000 (satu hari).", "responseMs is from 0 to 86400000 (one day)."));

    public static readonly ProblemKind AttemptIdNotV7 = new("attempt-id-not-v7", 422,
        new("Id jawaban bukan UUIDv7", "The attempt id is not a UUIDv7"),
        new("Buat attemptId sebagai UUID versi 7 (RFC 9562).", "Make attemptId a UUID of version 7 (RFC 9562)."));

    public static readonly ProblemKind AttemptIdTime = new("attempt-id-time", 422,
        new("Waktu dalam id jawaban tidak masuk akal", "The time in the attempt id is absurd"),
        new("Waktu di dalam attemptId harus saat jawaban dibuat. Periksa jam perangkat.",
            "The time inside attemptId must be when the answer was made. Check the clock of the device."));

    public static readonly ProblemKind AnsweredInFuture = new("answered-in-future", 422,
        new("Waktu menjawab di masa depan", "Answered in the future"),
        new("Nilai answeredAt lebih lambat daripada sekarang. Periksa jam perangkat.",
            "answeredAt is later than now. Check the clock of the device."));

    public static readonly ProblemKind StaleAttempt = new("stale-attempt", 422,
        new("Jawaban terlalu lama", "The attempt is too old"),
        new("Jawaban ini dibuat lebih lama daripada batas penyimpanan, jadi tidak dihitung.",
            "This answer is older than the retention window and does not count."));

    public static readonly ProblemKind BatchSize = new("batch-size", 422,
        new("Jumlah jawaban di luar batas", "Wrong number of attempts"),
        new("Kirim 1 sampai 500 jawaban dalam satu permintaan.", "Send 1 to 500 attempts in one request."));

    public static readonly ProblemKind UnknownTimeZone = new("unknown-time-zone", 422,
        new("Zona waktu tidak dikenal", "Unknown time zone"),
        new("Kirim zona waktu IANA, misalnya Asia/Jakarta, Asia/Makassar, atau Asia/Jayapura.",
            "Send an IANA time zone, such as Asia/Jakarta, Asia/Makassar or Asia/Jayapura."));

    public static readonly ProblemKind EmptyFile = new("empty-file", 422,
        new("Berkas kosong", "The file is empty"),
        new("Tidak ada berkas di dalam permintaan ini.", "There is no file in this request."));

    public static readonly ProblemKind ImportFailed = new("import-failed", 422,
        new("Impor gagal", "The import failed"),
        new("Berkas ini tidak dapat dibaca sebagai riwayat belajar. Tidak ada yang diubah.",
            "This file cannot be read as review history. Nothing was changed."));

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
        new("Untuk akun ini tidak ada kode pengganti kata sandi: satu orang akan mendapat apa yang perlu disetujui dua orang. Cabut dulu perannya.",
            "There is no reset code for this account: one person would have what two have to agree on. Take its role first."));

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

    public static readonly ProblemKind TooManyRequests = new("too-many-requests", 429,
        new("Terlalu banyak permintaan", "Too many requests"),
        new("Terlalu banyak permintaan dari akun atau jaringan ini. Tunggu selama yang disebut Retry-After, lalu kirim lagi permintaan yang sama.",
            "There are too many requests from this account or network. Wait for as long as Retry-After says, then send the same request again."),
        RetryAfterSeconds: 1);

    public static readonly ProblemKind InternalError = new("internal-error", 500,
        new("Kesalahan di server", "Server error"),
        new("Terjadi kesalahan yang tidak terduga. Sebutkan traceId saat melapor.",
            "Something unexpected went wrong. Quote traceId in a report."));

    public static readonly ProblemKind DatabaseUnavailable = new("database-unavailable", 503,
        new("Basis data tidak menjawab", "The database does not answer"),
        new("Kirim lagi permintaan yang sama; jawaban dengan attemptId yang sama tidak dihitung dua kali.",
            "Send the same request again; an answer with the same attemptId does not count twice."),
        RetryAfterSeconds: 2);

    public static readonly ProblemKind DiskFull = new("disk-full", 503,
        new("Penyimpanan penuh", "The disk is full"),
        new("Server tidak dapat menyimpan apa pun untuk sementara. Simpan jawabanmu dan kirim lagi nanti.",
            "The server cannot store anything for now. Keep your answers and send them later."),
        RetryAfterSeconds: 60);

    public static readonly ProblemKind Overloaded = new("overloaded", 503,
        new("Server sedang penuh", "The server is busy"),
        new("Terlalu banyak permintaan saat ini. Kirim lagi permintaan yang sama.",
            "There are too many requests just now. Send the same request again."),
        RetryAfterSeconds: 1);

    public static readonly ProblemKind TemporarilyUnavailable = new("temporarily-unavailable", 503,
        new("Layanan sedang tidak tersedia", "Temporarily unavailable"),
        new("Bagian server yang memegang datamu tidak menjawab. Kirim lagi permintaan yang sama.",
            "The part of the server that holds your data does not answer. Send the same request again."),
        RetryAfterSeconds: 2);

    public static readonly ProblemKind NotReady = new("not-ready", 503,
        new("Server belum siap", "The server is not ready"),
        new("Salah satu bagian server belum siap menerima permintaan.", "A part of the server is not ready to take requests."),
        RetryAfterSeconds: 2);

    /// <summary>The problem for an answer that holds a status code and nothing else.</summary>
    public static ProblemKind OfStatus(int status) => status switch
    {
        401 => Unauthenticated,
        403 => Forbidden,
        404 => NotFound,
        405 => MethodNotAllowed,
        408 => RequestTimeout,
        413 => BodyTooLarge,
        415 => UnsupportedMediaType,
        429 => TooManyRequests,
        503 => Overloaded,
        >= 500 => InternalError,
        _ => BadRequest,
    };
}
