namespace EnglishLearning.Api.Problems;

/// <summary>Every kind of problem that the API answers with, in both languages.</summary>
internal static partial class ProblemKinds
{
    /// <summary>Of every endpoint that takes a JSON body.</summary>
    public static ProblemKind[] OfJson => [MalformedJson, InvalidBody, BodyTooLarge, UnsupportedMediaType];

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
